import { ChevronDown } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { opened } from '@/ui/loading/opened';
import type { MenuItem } from './menu-items';
import { Popover } from './popover';

const MenuItems = opened(async () => (await import('./menu-items')).MenuItems);

/** Made once, so that React passes over it whenever a toolbar is rendered again. */
const OPENS = <ChevronDown aria-hidden="true" className="size-3 flex-none text-ink-3" />;

type MenuButtonProps = {
  label: string;
  button: ReactNode;
  /** A function is called only when the menu opens: most menus never do. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
  isSign?: boolean;
  buttonClass?: string;
};

/**
 * A button with a list of choices or actions. `label` names the list, and the button too where its content is only a
 * sign (`isSign`).
 */
export const MenuButton = memo(function MenuButton({
  label,
  button,
  items,
  isSign = false,
  buttonClass = '',
}: MenuButtonProps) {
  const content = isSign ? (
    button
  ) : (
    <>
      {button}
      {OPENS}
    </>
  );
  return (
    <Popover
      label={isSign ? label : undefined}
      button={content}
      buttonClass={buttonClass}
      className="min-w-48 py-2"
      isMenu
    >
      {(close) => <MenuItems label={label} items={typeof items === 'function' ? items() : items} close={close} />}
    </Popover>
  );
});
