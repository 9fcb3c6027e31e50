import { memo } from 'react';
import { MenuButton } from '@/ui/menus/menu-button';
import type { Refresh } from '@/app/config/setting-values';
import type { ViewActions } from '@/app/view/view-actions';
import { lengthText } from '@/app/view/range-text';

const INTERVALS: readonly Refresh[] = [5, 10, 30, 60, 300, 'off'];

/** How often the page asks again. */
export const RefreshMenu = memo(function RefreshMenu({ refresh, actions }: { refresh: Refresh; actions: ViewActions }) {
  const text = (value: Refresh) => (value === 'off' ? 'Off' : lengthText(value));
  return (
    <MenuButton
      label="Refresh interval"
      button={<span className="text-s">{text(refresh)}</span>}
      items={INTERVALS.map((value) => ({
        id: String(value),
        text: text(value),
        selected: value === refresh,
        onSelect: () => actions.setRefresh(value),
      }))}
    />
  );
});
