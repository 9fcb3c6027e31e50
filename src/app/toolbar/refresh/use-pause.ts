import { useCallback, useState } from 'react';
import type { Refresh } from '@/app/config/setting-values';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';

/** What a page that was opened paused resumes with, seconds. */
const USUAL_REFRESH = 10;

/** Stops refreshing, and resumes it with the interval before. */
export function usePause(
  { refresh }: Pick<ViewState, 'refresh'>,
  { setRefresh }: Pick<ViewActions, 'setRefresh'>,
): () => void {
  const [before, setBefore] = useState<Refresh>(USUAL_REFRESH);
  if (refresh !== 'off' && refresh !== before) setBefore(refresh);
  return useCallback(() => setRefresh(refresh === 'off' ? before : 'off'), [refresh, before, setRefresh]);
}
