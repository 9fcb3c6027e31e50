import { Contrast } from 'lucide-react';
import { memo } from 'react';
import { MenuButton } from '@/ui/menus/menu-button';
import { rememberedTheme } from '@/app/view/theme';
import { THEMES, type Theme } from '@/app/view/url-words';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';

const WORDS: Readonly<Record<Theme, string>> = { auto: 'As the system', dark: 'Dark', light: 'Light' };

export const ThemeButton = memo(function ThemeButton({
  theme,
  actions,
}: {
  theme: ViewState['theme'];
  actions: ViewActions;
}) {
  const current = theme ?? rememberedTheme();
  return (
    <MenuButton
      label="Theme"
      isSign
      button={<Contrast aria-hidden="true" className="size-4" />}
      items={THEMES.map((value) => ({
        id: value,
        text: WORDS[value],
        selected: value === current,
        onSelect: () => actions.setTheme(value),
      }))}
    />
  );
});
