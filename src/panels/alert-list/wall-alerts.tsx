import { formatAge } from '@/format/format-age';
import { summariseAlerts, type AlertsSummary } from '@/health/alerts/alert-texts';
import { Glyph } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { wallPlaces } from '@/panels/wall-places';
import type { AlertListProps } from './alert-list';
import { alertRow, type AlertRow } from './alert-row';
import { AlertTag } from './alert-tag';
import { AlertWhen } from './alert-when';
import { QUIET_GLYPHS } from './quiet-line';
import { alertListState, type AlertListState } from './alert-list-state';

/** Rows below each other; a third would be too small to be read from five metres. */
const ROWS = 2;

/** Letters of a name that have room at its full size beside the tag, its place among the others and the time. */
const LONG = 18;

type WallAlertsProps = Omit<AlertListProps, 'delivery' | 'view' | 'blind'> & { timeZone: string };

/** How far the list can be believed, on it and on each of its alerts; seconds since it was read. */
type AlertData = { 'data-state': AlertListState; 'data-age': number | undefined };

/**
 * The foot of a wall: the worst alert, and the others in turns below it. Sizes in rem, which on a wall grows with the
 * screen.
 */
export function WallAlerts(props: WallAlertsProps) {
  const { answer, problem, selection, now } = props;
  const listState = alertListState(answer, problem, selection);
  const at = listState === 'stale' && answer ? answer.at : now;
  const summary = summariseAlerts(answer, selection, problem, at);
  const data: AlertData = {
    'data-state': listState,
    'data-age': answer ? Math.max(0, Math.round(now - answer.at)) : undefined,
  };
  return (
    <section
      aria-label="Alerts"
      {...data}
      data-cause={summary.state}
      className={`h-32 min-w-0 portrait:h-40 ${listState === 'stale' ? 'aged' : ''}`}
    >
      {summary.state === 'active' ? <WallRows {...props} at={at} data={data} /> : null}
      {summary.state !== 'active' && listState === 'stale' ? (
        <WallLine
          glyph="stale"
          colour="text-stale"
          title="Alerts unknown"
          text={`None ${formatAge(now - at)} ago; later ones are not visible here`}
        />
      ) : null}
      {summary.state !== 'active' && (listState === 'zero' || listState === 'error') ? (
        <WallQuiet summary={summary} />
      ) : null}
    </section>
  );
}

function WallRows({
  selection,
  statusOf,
  labels,
  now,
  at,
  timeZone,
  data,
}: WallAlertsProps & { at: number; data: AlertData }) {
  const { shown } = selection;
  const [only, second] = shown;
  if (only !== undefined && second === undefined)
    return (
      <OnlyAlert row={alertRow(only, statusOf(only), labels, at, timeZone)} at={at} timeZone={timeZone} data={data} />
    );
  return (
    <ul>
      {wallPlaces(shown.length, ROWS, now).map((place) => {
        const alert = shown[place];
        if (alert === undefined) return null;
        const row = alertRow(alert, statusOf(alert), labels, at, timeZone);
        return (
          <li
            key={row.key}
            data-alert={row.name}
            data-alert-state={row.tag}
            {...data}
            className="grid h-16 grid-cols-[12.5rem_minmax(0,1fr)_auto] items-center gap-6 text-[2rem] whitespace-nowrap portrait:h-20 portrait:grid-cols-[15.5rem_minmax(0,1fr)_auto] portrait:text-[2.5rem]"
          >
            <AlertTag
              tag={row.tag}
              severity={row.severity}
              className="h-12 gap-2.5 border-[.125rem] px-4 text-[1.75rem] portrait:h-16 portrait:text-[2.25rem]"
            />
            {/* What has no room for more than a few letters wraps into a line that is not seen: “s…” says nothing. */}
            <span className="flex h-[1.5em] min-w-0 flex-wrap content-start gap-x-[.5ch] overflow-hidden leading-[1.5]">
              <b
                className={`max-w-full truncate ${row.name.length > LONG ? 'text-[1.75rem] leading-[3rem] portrait:text-[2.25rem] portrait:leading-[3.75rem]' : ''}`}
              >
                <Isolate text={row.name} />
              </b>
              <span className="min-w-[8ch] flex-1 truncate">{row.picks.map(({ value }) => value).join(', ')}</span>
            </span>
            <span className="flex items-center gap-6">
              {shown.length > ROWS && place >= ROWS - 1 ? (
                <span className="text-ink-2">
                  {place + 1} of {shown.length}
                </span>
              ) : null}
              <AlertWhen row={row} now={at} timeZone={timeZone} isWall />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** One alone has the room of two: its name is not cut for what else there is to say. */
function OnlyAlert({ row, at, timeZone, data }: { row: AlertRow; at: number; timeZone: string; data: AlertData }) {
  return (
    <ul>
      <li
        data-alert={row.name}
        data-alert-state={row.tag}
        {...data}
        className="grid h-full grid-cols-[12.5rem_minmax(0,1fr)] items-center gap-x-6 text-[2rem] whitespace-nowrap portrait:grid-cols-[15.5rem_minmax(0,1fr)] portrait:text-[3rem]"
      >
        <AlertTag
          tag={row.tag}
          severity={row.severity}
          className="h-12 gap-2.5 border-[.125rem] px-4 text-[1.75rem] portrait:h-16 portrait:text-[2.25rem]"
        />
        <b className="flex h-16 min-w-0 items-center portrait:h-20">
          <span className="truncate">
            <Isolate text={row.name} />
          </span>
        </b>
        <p className="col-start-2 flex h-16 items-center justify-between gap-6 portrait:h-20">
          <span className="truncate">{row.picks.map(({ value }) => value).join(', ')}</span>
          <AlertWhen row={row} now={at} timeZone={timeZone} isWall />
        </p>
      </li>
    </ul>
  );
}

function WallQuiet({ summary: { state, title, text } }: { summary: AlertsSummary }) {
  const { kind, colour } = QUIET_GLYPHS[state];
  return <WallLine glyph={kind} colour={colour} title={title} text={text} />;
}

type WallLineProps = {
  glyph: Parameters<typeof Glyph>[0]['kind'];
  colour: string;
  title: string;
  text: string;
};

function WallLine({ glyph, colour, title, text }: WallLineProps) {
  return (
    <>
      <p className="flex h-14 items-center gap-6 text-[2rem] whitespace-nowrap portrait:h-20 portrait:text-[3rem]">
        <Glyph kind={glyph} className={`size-[1em] ${colour}`} />
        <b>{title}</b>
      </p>
      <p className="line-clamp-2 text-[1.75rem] text-ink-2 portrait:text-[2.25rem]">{text}</p>
    </>
  );
}
