import { Search } from 'lucide-react';
import { useId, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { opened } from '@/ui/loading/opened';
import { nextItem } from './next-item';
import type { ListedGroup } from './option-list';
import { searchOptions, type SelectGroup } from './search-options';

const OptionList = opened(async () => (await import('./option-list')).OptionList);

const ICON = <Search aria-hidden="true" className="size-3.5 flex-none" />;

type MultiSelectProps = {
  /** Of the field, for a label that stands elsewhere. */
  id?: string;
  label: string;
  placeholder: string;
  groups: readonly SelectGroup[];
  onToggle: (groupId: string, value: string) => void;
  /** Shown at the end of the field: the key that leads here. */
  shortcut?: string;
  inputRef?: RefObject<HTMLInputElement | null>;
  className?: string;
};

/** By its place and not by its value, which may have spaces: an id with one cannot be referred to. */
const optionId = (base: string, groupId: string, place: number) => `${base}-${groupId}-${place}`;

/** Searched groups with an id for every row, and the rows in the order in which the arrow keys visit them. */
function listGroups(
  base: string,
  groups: readonly SelectGroup[],
  query: string,
): { listed: readonly ListedGroup[]; rows: readonly { id: string; groupId: string; value: string }[] } {
  const listed = groups.map((group): ListedGroup => {
    const { shown, more } = searchOptions(group.options, query);
    const selected = new Set(group.selected);
    return {
      id: group.id,
      title: group.title,
      more,
      rows: shown.map((option, place) => ({
        ...option,
        id: optionId(base, group.id, place),
        isSelected: selected.has(option.value),
      })),
    };
  });
  return {
    listed,
    rows: listed.flatMap((group) => group.rows.map(({ id, value }) => ({ id, groupId: group.id, value }))),
  };
}

/**
 * Typed search over the values of one or several kinds, of which several can be chosen. The list stays open while
 * choosing; arrow keys move, Enter chooses, Escape closes. The focus never leaves the field, as a screen reader expects
 * of a combobox. It opens when something is done in it and not when it is passed on the way: it would lie over what
 * comes next.
 */
export function MultiSelect({
  id,
  label,
  placeholder,
  groups,
  onToggle,
  shortcut,
  inputRef,
  className = 'w-44',
}: MultiSelectProps) {
  const base = useId();
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { listed, rows } = isOpen ? listGroups(base, groups, query) : { listed: [], rows: [] };
  const row = rows[Math.min(active, rows.length - 1)];
  const close = () => {
    setIsOpen(false);
    setQuery('');
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // These keys choose among the words of an input method then.
    if (event.nativeEvent.isComposing) return undefined;
    if (event.key === 'Escape') return close();
    if (event.key === 'Enter' && row !== undefined) return onToggle(row.groupId, row.value);
    // Home and End stay with the text that is typed.
    const next = event.key.startsWith('Arrow') ? nextItem(event.key, active, Math.max(1, rows.length)) : undefined;
    if (next === undefined) return undefined;
    event.preventDefault();
    setIsOpen(true);
    return setActive(isOpen ? next : 0);
  };
  const onBlur = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    close();
  };
  return (
    <div className={`relative text-s ${className}`} onBlur={onBlur}>
      <div className="flex h-6 items-center gap-2 border-b border-line-2 text-ink-3 focus-within:border-accent focus-within:[box-shadow:0_1px_0_var(--accent)]">
        {ICON}
        <input
          id={id}
          ref={inputRef}
          role="combobox"
          aria-label={label}
          aria-expanded={isOpen}
          aria-controls={`${base}-list`}
          aria-autocomplete="list"
          aria-activedescendant={row?.id}
          autoComplete="off"
          spellCheck={false}
          className="w-full min-w-0 bg-transparent text-ink outline-hidden"
          placeholder={placeholder}
          value={query}
          onClick={() => setIsOpen(true)}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            setIsOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {shortcut !== undefined && (
          <kbd className="hidden flex-none rounded-control border border-line-2 px-1 font-sans text-xs leading-3.5 text-ink-3 laptop:inline">
            {shortcut}
          </kbd>
        )}
      </div>
      {isOpen && (
        <OptionList
          id={`${base}-list`}
          label={label}
          groups={listed}
          query={query}
          activeId={row?.id}
          onToggle={onToggle}
        />
      )}
    </div>
  );
}
