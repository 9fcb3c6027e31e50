import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { cutMiddle, showControls } from '@/format/readable-text';
import { splitMatch, type SelectOption } from './search-options';

export type ListedRow = SelectOption & { id: string; isSelected: boolean };

/** A group as it is shown: its matching rows and how many more there are. */
export type ListedGroup = { id: string; title: string; rows: readonly ListedRow[]; more: number };

type OptionListProps = {
  id: string;
  label: string;
  groups: readonly ListedGroup[];
  query: string;
  activeId: string | undefined;
  onToggle: (groupId: string, value: string) => void;
};

const LONGEST = 56;

type OptionProps = {
  row: ListedRow;
  query: string;
  isActive: boolean;
  onToggle: () => void;
};

function Option({ row, query, isActive, onToggle }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  // Scrolling, which belongs to the browser: the arrow keys may lead to a row outside of the list's window.
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const shown = showControls(row.value);
  const { before, match, after } = splitMatch(cutMiddle(shown, LONGEST), query);
  return (
    // The field keeps the focus and its keys reach the rows: a row only needs the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      id={row.id}
      // A native option cannot mark the matched part.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={row.isSelected}
      tabIndex={-1}
      className={`flex min-h-7 cursor-pointer items-center gap-2 px-4 hover:bg-hover ${isActive ? 'bg-sel hover:bg-sel' : ''}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onToggle}
    >
      <Check aria-hidden="true" className={`size-3.5 flex-none ${row.isSelected ? '' : 'invisible'}`} />
      <bdi className="truncate" title={shown}>
        {before}
        {match !== '' && <mark>{match}</mark>}
        {after}
      </bdi>
      {row.detail !== undefined && <span className="ml-auto pl-4 whitespace-nowrap text-ink-3">{row.detail}</span>}
    </div>
  );
}

/** What the search found, group by group; a group without a match says so, so that nobody waits for it. */
export function OptionList({ id, label, groups, query, activeId, onToggle }: OptionListProps) {
  return (
    // A native select has no field to search in.
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={-1}
      className="absolute top-8 left-0 z-20 max-h-96 w-80 overflow-y-auto border [overflow-wrap:anywhere] max-desk:fixed max-desk:inset-x-2 max-desk:top-20 max-desk:w-auto border-line-2 bg-raise py-2 text-m text-ink"
    >
      {groups.map((group) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} className="px-4 py-1 text-xs text-ink-3 first-letter:uppercase">
            {group.title}
          </div>
          {group.rows.map((row) => (
            <Option
              key={row.value}
              row={row}
              query={query}
              isActive={row.id === activeId}
              onToggle={() => onToggle(group.id, row.value)}
            />
          ))}
          {group.rows.length === 0 && (
            <div className="px-4 py-1 text-ink-3">
              {query.trim() === '' ? `no ${group.title} known` : `no ${group.title} contains “${query.trim()}”`}
            </div>
          )}
          {group.more > 0 && <div className="px-4 py-1 text-ink-3">{group.more} more, keep typing</div>}
        </div>
      ))}
    </div>
  );
}
