import { Share } from 'lucide-react';
import { opened } from '@/ui/loading/opened';
import { Popover } from '@/ui/menus/popover';
import type { OverviewModel } from '@/app/overview/use-overview';

const ShareChoices = opened(async () => (await import('./share-choices')).ShareChoices);

const ICON = <Share aria-hidden="true" className="size-4" />;

/** What leads others to what is on the screen. */
export function ShareMenu({ model }: { model: OverviewModel }) {
  return (
    <Popover label="Share" button={ICON} className="grid min-w-56 gap-1 px-4 py-3">
      {() => <ShareChoices model={model} />}
    </Popover>
  );
}
