import { useId, useState } from 'react';
import { ChevronRight } from 'lucide-react';
import type { PanelView } from '@/panels/panel-view';
import { Isolate } from '@/ui/isolate';
import { showControls } from '@/format/readable-text';
import { AlertTag } from './alert-tag';
import { AlertWhen } from './alert-when';
import type { AlertNote, AlertRow } from './alert-row';
import type { AlertListState } from './alert-list-state';

const ROW =
  'grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 border-t border-line py-2 desk:min-h-12 desk:grid-cols-[6rem_minmax(7rem,11rem)_13rem_minmax(0,1fr)] desk:gap-x-4 desk:py-1 roomy:grid-cols-[6rem_minmax(7rem,11rem)_13rem_minmax(0,1fr)_minmax(0,15rem)] wide:grid-cols-[6.5rem_13rem_13rem_minmax(0,1fr)_minmax(17rem,20rem)]';

type AlertItemProps = {
  row: AlertRow;
  listState: AlertListState;
  age: number | undefined;
  now: number;
  view: Pick<PanelView, 'pick' | 'timeZone'>;
};

/**
 * One alert in a line, two lines on a phone; what is rarely needed opens below it, and links where a line has no room
 * for them. `age`: seconds since the list was read.
 */
export function AlertItem({ row, listState, age, now, view }: AlertItemProps) {
  const [isOpen, setIsOpen] = useState(false);
  const notes = useId();
  const isQuiet = row.tag === 'silenced' || row.tag === 'inhibited';
  return (
    <li data-alert={row.name} data-alert-key={row.key} data-alert-state={row.tag} data-state={listState} data-age={age}>
      <div className={`${ROW} ${isQuiet ? 'text-ink-2' : ''}`}>
        <AlertTag tag={row.tag} severity={row.severity} />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={notes}
          className={`group/alert flex min-w-0 items-center gap-1 text-left ${isQuiet ? '' : 'font-semibold'}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span title={row.name} className="min-w-0 truncate">
            <Isolate text={row.name} />
          </span>
          <ChevronRight
            aria-hidden="true"
            className={`size-3.5 flex-none text-ink-3 group-hover/alert:text-ink ${isOpen ? 'rotate-90' : ''}`}
          />
        </button>
        <AlertWhen row={row} now={now} timeZone={view.timeZone} />
        <AlertText row={row} isWhole={isOpen} />
        <AlertLinks links={row.links} picks={row.picks} pick={view.pick} className="hidden roomy:flex" />
      </div>
      <div id={notes} hidden={!isOpen} className="pb-2 desk:pl-28 wide:pl-30">
        {isOpen ? <Notes row={row} pick={view.pick} /> : null}
      </div>
    </li>
  );
}

/**
 * Cut to a few lines, and `isWhole` once somebody wants to know more: nothing else has the end of it. Whom it is
 * delivered to comes a moment later, and takes the second line of a phone that is kept for it.
 */
function AlertText({ row: { text, delivery, tag }, isWhole }: { row: AlertRow; isWhole: boolean }) {
  return (
    <div
      className={`${tag === 'pending' ? '' : 'max-desk:min-h-8.5'} col-span-full row-start-2 min-w-0 text-s text-ink-2 desk:col-auto desk:row-auto desk:text-m desk:text-inherit`}
    >
      {text === '' ? null : <Written text={text} className={isWhole ? '' : 'line-clamp-3'} />}
      {delivery === '' ? null : (
        <Written text={delivery} className={`text-ink-2 ${isWhole ? '' : 'line-clamp-1 desk:line-clamp-2'}`} />
      )}
    </div>
  );
}

/** Text of an annotation with the line breaks that its author wrote; everything else about it is inert. */
function Written({ text, className = '' }: { text: string; className?: string }) {
  const lines = text.split(/\r?\n/).map(showControls).join('\n');
  return (
    <p dir="auto" className={`[overflow-wrap:anywhere] whitespace-pre-line ${className}`}>
      {lines}
    </p>
  );
}

type AlertLinksProps = Pick<AlertRow, 'links' | 'picks'> & { pick: PanelView['pick']; className: string };

function AlertLinks({ links, picks, pick, className }: AlertLinksProps) {
  return (
    <div className={`flex-wrap items-center gap-x-4 gap-y-1 text-s ${className}`}>
      {links.map(({ text, url }) => (
        <a key={`${text} ${url}`} href={url} target="_blank" rel="noopener noreferrer" className="whitespace-nowrap">
          <Isolate text={text} max={24} />
        </a>
      ))}
      {picks.map(({ filter, value }) => (
        <button
          key={filter}
          type="button"
          title={`Filter by ${filter} ${value}`}
          className="text-accent hover:underline"
          onClick={() => pick(filter, value)}
        >
          Filter by <Isolate text={value} max={32} />
        </button>
      ))}
    </div>
  );
}

function Notes({ row, pick }: { row: AlertRow; pick: PanelView['pick'] }) {
  return (
    <>
      <AlertLinks links={row.links} picks={row.picks} pick={pick} className="mb-2 flex roomy:hidden" />
      <dl className="grid grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-s">
        {row.notes.map((note) => (
          <NoteEntry key={`${note.name} ${note.text}`} note={note} />
        ))}
      </dl>
    </>
  );
}

function NoteEntry({ note: { name, text } }: { note: AlertNote }) {
  return (
    <>
      <dt className="text-ink-3">
        <Isolate text={name} max={32} />
      </dt>
      <dd className={name === 'labels' ? 'font-mono' : ''}>
        <Written text={text} />
      </dd>
    </>
  );
}
