import { Check, ChevronDown } from 'lucide-react';
import { memo, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Isolate } from './isolate';
import { Popover } from './popover';

/** Made once, so that React passes over it whenever a toolbar is rendered again. */
const OPENS = <ChevronDown aria-hidden="true" className="size-3 flex-none text-ink-3" />;

/** `selected` makes it one of a set of choices; `detail` stands at the right, quieter. */
export type MenuItem = { id: string; text: string; detail?: string; selected?: boolean; onSelect: () => void };

/** Index of the item that a key leads to; undefined for a key that moves nothing. */
export function nextItem(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function Items({ label, items, close }: { label: string; items: readonly MenuItem[]; close: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => Array.from(list.current?.querySelectorAll('button') ?? []);
  // The focus, which belongs to the browser: an open menu has it, at the choice that holds.
  useEffect(() => {
    const all = buttons();
    (all.find((button) => button.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons();
    const next = nextItem(event.key, all.findIndex((button) => button === document.activeElement), all.length);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <div ref={list} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map(({ id, text, detail, selected, onSelect }) => (
        <button
          key={id}
          type="button"
          role={selected === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={selected}
          className="flex min-h-7 w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-sel focus-visible:bg-sel"
          onClick={() => {
            close();
            onSelect();
          }}
        >
          {selected !== undefined && <Check aria-hidden="true" className={`size-3.5 ${selected ? '' : 'invisible'}`} />}
          <Isolate text={text} />
          {detail !== undefined && <span className="ml-auto pl-4 text-ink-3">{detail}</span>}
        </button>
      ))}
    </div>
  );
}

type MenuButtonProps = {
  label: string;
  button: ReactNode;
  /** A function is called only when the menu opens: most menus never do. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
  isSign?: boolean;
  buttonClass?: string;
};

/** A button with a list of choices or actions. `label` names the list, and the button too where its content is only a sign (`isSign`). */
export const MenuButton = memo(function MenuButton({ label, button, items, isSign = false, buttonClass = '' }: MenuButtonProps) {
  const content = isSign ? button : <>{button}{OPENS}</>;
  return (
    <Popover label={isSign ? label : undefined} button={content} buttonClass={buttonClass} className="min-w-48 py-2">
      {(close) => <Items label={label} items={typeof items === 'function' ? items() : items} close={close} />}
    </Popover>
  );
});
