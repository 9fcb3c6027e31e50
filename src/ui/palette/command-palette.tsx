import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { copyText } from '@/ui/controls/copy-text';
import { IconButton } from '@/ui/controls/icon-button';
import { nextItem } from '@/ui/menus/next-item';
import type { Command, CommandGroup } from './command';
import { CommandList } from './command-list';
import { findCommands, wordsOf } from './find-commands';

/** How long it is said that something was copied, before the palette goes away by itself. */
const SAID_MS = 1000;

const COPIED = 'Copied';

/** `groupsFor`: what there is to choose from, to which may belong what is typed. */
type CommandPaletteProps = {
  label: string;
  placeholder: string;
  groupsFor: (typed: string) => readonly CommandGroup[];
  onClose: () => void;
};

/**
 * One field that leads to everything. The focus stays in it, as a screen reader expects of a combobox; arrow keys move,
 * Enter goes, Escape and the key that opened it close it. It is the platform's own dialog, which gives the focus back:
 * before the command is run, so that one may lead it elsewhere.
 */
export function CommandPalette({ label, placeholder, groupsFor, onClose }: CommandPaletteProps) {
  const base = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [reached, setReached] = useState('');
  const [answer, setAnswer] = useState('');
  // The browser's dialog is opened by a call, not by an attribute: only then does it hold the focus.
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const close = () => dialog.current?.close();
  // A timer, that goes with the palette or with what is typed meanwhile.
  useEffect(() => {
    if (answer !== COPIED) return;
    const timer = setTimeout(() => dialog.current?.close(), SAID_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  const found = findCommands(groupsFor(query), query);
  const rows = found.flatMap(({ commands }) => commands);
  // By its id and not by its place: rows come and go with every refresh of what is behind.
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === reached),
  );
  const active = rows[at];
  const idOf = (command: Command) => `${base}-${rows.indexOf(command)}`;
  const choose = (command: Command) => {
    if ('copies' in command) {
      setReached(command.id);
      return void copyText(command.copies()).then((isCopied) =>
        setAnswer(isCopied ? COPIED : 'Copying is not allowed here'),
      );
    }
    close();
    return command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active !== undefined) choose(active);
    // Home and End stay with the text that is typed.
    const next = event.key.startsWith('Arrow') ? nextItem(event.key, at, Math.max(1, rows.length)) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    setReached(rows[next]?.id ?? '');
    setAnswer('');
  };
  return (
    <dialog
      ref={dialog}
      closedby="any"
      aria-label={label}
      onClose={onClose}
      className="mx-auto mt-[10vh] max-h-[80vh] w-[40rem] max-w-[calc(100vw-2rem)] overflow-hidden border border-line-2 bg-raise p-0 text-m"
    >
      <div className="flex h-96 max-h-[inherit] flex-col">
        <div className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4 text-ink-3 focus-within:border-accent">
          <Search aria-hidden="true" className="size-4 flex-none" />
          <input
            role="combobox"
            aria-label={label}
            aria-expanded="true"
            aria-controls={`${base}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active && idOf(active)}
            autoComplete="off"
            spellCheck={false}
            className="h-8 w-full min-w-0 bg-transparent text-ink outline-hidden"
            placeholder={placeholder}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setReached('');
              setAnswer('');
            }}
            onKeyDown={onKeyDown}
          />
          <IconButton label="Close" onClick={close}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
        <CommandList
          id={`${base}-list`}
          label={label}
          groups={found}
          words={wordsOf(query)}
          active={active}
          answer={answer}
          idOf={idOf}
          onChoose={choose}
        />
        {active === undefined ? <p className="px-4 text-ink-3">Nothing is called “{query.trim()}”</p> : null}
        <output className="sr-only">{answer === '' ? `${rows.length} found` : answer}</output>
      </div>
    </dialog>
  );
}
