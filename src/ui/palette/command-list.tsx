import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { cutMiddle, showControls } from '@/format/readable-text';
import type { Command } from './command';
import type { FoundGroup } from './find-commands';
import { markWords } from './mark-words';

/** `idOf`: the id of the row of a command. `answer`: what the one that is reached says in place of its detail. */
type CommandListProps = {
  id: string;
  label: string;
  groups: readonly FoundGroup[];
  words: readonly string[];
  active: Command | undefined;
  answer: string;
  idOf: (command: Command) => string;
  onChoose: (command: Command) => void;
};

const LONGEST = 72;

/** What can be chosen, group by group. */
export function CommandList({ id, label, groups, words, active, answer, idOf, onChoose }: CommandListProps) {
  return (
    // A native select has no field to search in.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div id={id} role="listbox" aria-label={label} tabIndex={-1} className="min-h-0 overflow-y-auto py-2">
      {groups.map((group) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} className="px-4 py-1 text-xs text-ink-3">
            {group.title}
          </div>
          {group.commands.map((command) => (
            <Row
              key={command.id}
              id={idOf(command)}
              command={command}
              words={words}
              isActive={command === active}
              answer={command === active ? answer : ''}
              onChoose={() => onChoose(command)}
            />
          ))}
          {group.more > 0 && <div className="px-4 py-1 text-ink-3">{group.more} more, keep typing</div>}
        </div>
      ))}
    </div>
  );
}

type RowProps = {
  id: string;
  command: Command;
  words: readonly string[];
  isActive: boolean;
  answer: string;
  onChoose: () => void;
};

function Row({ id, command, words, isActive, answer, onChoose }: RowProps) {
  const { text, detail, keys, isOn } = command;
  const element = useRef<HTMLDivElement>(null);
  // Scrolling, which belongs to the browser: the arrow keys may lead to a row outside of the list's window.
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const shown = showControls(text);
  const quiet = answer === '' ? detail : answer;
  return (
    // The field keeps the focus and its keys reach the rows: a row only needs the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      id={id}
      // A native option cannot mark the matched part.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={`flex min-h-8 cursor-pointer items-center gap-2 px-4 py-1 hover:bg-hover ${isActive ? 'bg-sel hover:bg-sel' : ''}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <bdi className="[overflow-wrap:anywhere] desk:truncate" title={shown}>
        {markWords(cutMiddle(shown, LONGEST), words).map(({ at, part, isMatch }) =>
          isMatch ? <mark key={at}>{part}</mark> : part,
        )}
      </bdi>
      {isOn === true && (
        <>
          <Check aria-hidden="true" className="size-3.5 flex-none" />
          <span className="sr-only">, on</span>
        </>
      )}
      {quiet !== undefined && <span className="ml-auto flex-none pl-4 whitespace-nowrap text-ink-3">{quiet}</span>}
      {keys !== undefined && (
        <kbd
          className={`${quiet === undefined ? 'ml-auto' : ''} hidden flex-none rounded-control border border-line-2 px-1.5 font-sans text-s text-ink-3 desk:inline`}
        >
          {keys}
        </kbd>
      )}
    </div>
  );
}
