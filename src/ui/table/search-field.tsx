import { Search } from 'lucide-react';

/** Narrows a table to the rows with this text in their name. */
export function SearchField({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  return (
    <label className="flex h-7 w-52 items-center gap-2 border-b border-line-2 text-ink-3 focus-within:border-accent focus-within:[box-shadow:0_1px_0_var(--accent)]">
      <Search aria-hidden="true" className="size-3.5 flex-none" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        className="w-full min-w-0 bg-transparent text-ink outline-hidden"
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onChange('')}
      />
    </label>
  );
}
