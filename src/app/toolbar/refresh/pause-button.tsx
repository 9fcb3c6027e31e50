import { Pause, Play } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '@/ui/controls/icon-button';

/** Stops and resumes refreshing. */
export const PauseButton = memo(function PauseButton({ isPaused, toggle }: { isPaused: boolean; toggle: () => void }) {
  return (
    <IconButton label={isPaused ? 'Resume refreshing' : 'Pause refreshing'} onClick={toggle}>
      {isPaused ? <Play aria-hidden="true" className="size-4" /> : <Pause aria-hidden="true" className="size-4" />}
    </IconButton>
  );
});
