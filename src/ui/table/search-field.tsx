import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';

const ICON = <Search aria-hidden="true" className="size-3.5 flex-none" />;

type SearchFieldProps = {
  label: string;
  text: string;
  onChange: (text: string) => void;
  firstRow: () => HTMLElement | null | undefined;
};

/**
 * Narrows a table to the rows with this text in their name. The keyboard goes on from it to the first of them: down to
 * its row, Enter to what a click on it does.
 */
export function SearchField({ label, text, onChange, firstRow }: SearchFieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    // These keys choose among the words of an input method then.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onChange('');
    if (event.key === 'Enter' && text !== '') firstRow()?.click();
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    firstRow()?.focus();
  };
  return (
    <label className="flex h-7 w-52 items-center gap-2 border-b border-line-2 text-ink-3 focus-within:border-accent focus-within:[box-shadow:0_1px_0_var(--accent)]">
      {ICON}
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        className="w-full min-w-0 bg-transparent text-ink outline-hidden"
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
