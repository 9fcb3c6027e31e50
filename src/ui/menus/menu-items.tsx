import { Check } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Isolate } from '@/ui/isolate';
import { nextItem } from './next-item';

/** `selected` makes it one of a set of choices; `detail` stands at the right, quieter. */
export type MenuItem = { id: string; text: string; detail?: string; selected?: boolean; onSelect: () => void };

/** The list that a menu opens; arrow keys move through it. */
export function MenuItems({ label, items, close }: { label: string; items: readonly MenuItem[]; close: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => Array.from(list.current?.querySelectorAll('button') ?? []);
  // The focus, which belongs to the browser: an open menu has it, at the choice that holds.
  useEffect(() => {
    const all = buttons();
    (all.find((button) => button.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // The browser leaves it open over what comes next. The button has the focus then, and the key leads on from there.
    if (event.key === 'Tab') return close();
    const all = buttons();
    const next = nextItem(
      event.key,
      all.findIndex((button) => button === document.activeElement),
      all.length,
    );
    if (next === undefined) return undefined;
    event.preventDefault();
    return all[next]?.focus();
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
