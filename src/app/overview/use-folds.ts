import { useMemo } from 'react';
import type { PanelGroup } from '@/dashboard/system/group';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';

/** Which groups of panels are unfolded. */
export type Folds = { open: readonly SystemGroupId[]; toggle: (group: SystemGroupId) => void };

/** As the URL says; a link to a panel unfolds the group that it is in. */
export function useFolds(
  groups: readonly PanelGroup[],
  { more, panel }: Pick<ViewState, 'more' | 'panel'>,
  actions: ViewActions,
): Folds {
  return useMemo(() => {
    const linked = groups.find(({ charts }) => charts.some(({ id }) => id === panel));
    const open = linked === undefined || more.includes(linked.id) ? more : [...more, linked.id];
    return {
      open,
      toggle: (group) => actions.setMore(open.includes(group) ? open.filter((id) => id !== group) : [...open, group]),
    };
  }, [groups, more, panel, actions]);
}
