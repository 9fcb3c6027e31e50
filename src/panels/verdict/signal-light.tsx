import { LazySparkline } from '@/ui/charts/sparkline/lazy-sparkline';
import { formatText, formatValue } from '@/format/format-value';
import { formatAge } from '@/format/format-age';
import type { Freshness } from '@/health/facts/freshness';
import type { Level } from '@/health/level';
import type { Signal, SignalName, Trend } from '@/health/signal';
import type { Series } from '@/prometheus/series';
import { freshnessData } from '@/panels/state/freshness-data';
import type { GlyphKind } from '@/ui/indicators/glyph';
import { HeadroomBar } from '@/ui/indicators/headroom-bar';
import { StateMark } from '@/ui/indicators/state-mark';
import { trendText } from './trend-text';
import { Unbroken } from '@/ui/unbroken';

/** The title of a light that shows something else than it usually does says so. */
export const signalTitle = ({ name, measure }: Signal) =>
  measure === undefined ? SIGNAL_TITLES[name] : `${SIGNAL_TITLES[name].split(' ')[0] ?? ''} ${measure}`;

export const SIGNAL_TITLES: Readonly<Record<SignalName, string>> = {
  traffic: 'Traffic',
  errors: 'Errors',
  latency: 'Latency p95',
  system: 'System',
};

const TILE: Readonly<Record<Level, string>> = {
  ok: '',
  unknown: '',
  warning: 'bg-warn-tint [box-shadow:inset_0_2px_0_var(--warn-fill)]',
  critical: 'bg-crit-tint [box-shadow:inset_0_3px_0_var(--crit-fill)]',
};

/** The worse the level the bolder the number, so that it can be told without colour. */
export const NUMBER_LOOK: Readonly<Record<Level, string>> = {
  ok: 'font-medium',
  unknown: 'font-medium text-ink-2',
  warning: 'font-semibold',
  critical: 'font-bold text-crit',
};

/** The place of a light, loaded or not. */
export const LIGHT_PLACE =
  'relative min-w-0 border-line max-roomy:row-span-4 max-roomy:grid max-roomy:grid-rows-subgrid px-4 py-2 max-desk:odd:pr-2 max-desk:even:pl-3 desk:border-l desk:px-3 desk:pt-2.5 desk:pb-3 desk:first:border-l-0 wide:px-4 wide:pt-3 wide:pb-3.5 max-desk:even:border-l max-desk:[&:nth-child(n+3)]:border-t';

/** `isOver`: it is of the end of a range that is over. */
type SignalLightProps = { signal: Signal; freshness: Freshness; line: Series | null; floor: number; isOver: boolean };

/**
 * One of the four lights: what it measures, how much, how that compares, how near it is to its limit, and why. Where
 * little room lets a part of one wrap, its neighbours share its rows, so that numbers and bars stay at one height.
 */
export function SignalLight({ signal, freshness, line, floor, isOver }: SignalLightProps) {
  const { name, level, headroom, limit } = signal;
  // A light that is lit although the samples are old rests on what the server knows without them: that nobody answers
  // its scrapes.
  const isOld = freshness.state !== 'current' && level === 'unknown';
  return (
    <article
      aria-label={signalTitle(signal)}
      data-signal={name}
      data-level={level}
      {...freshnessData(freshness)}
      className={`${LIGHT_PLACE} ${isOld ? '' : TILE[level]}`}
    >
      <header className="flex flex-wrap content-start items-center justify-between gap-x-1">
        <h2 className="text-m whitespace-nowrap">{signalTitle(signal)}</h2>
        <StateMark {...(isOld ? { kind: 'stale', word: ageWord(freshness) } : lightMark(signal))} />
      </header>
      <div className={`items-end desk:mt-1 roomy:flex roomy:gap-x-4 ${isOld ? 'aged' : ''}`}>
        <SignalValue signal={signal} isOld={isOld} />
        <TrendText trend={signal.trend} isBad={level === 'critical'} isOver={isOver} />
        <div className="ml-auto hidden h-10 max-w-24 min-w-10 flex-1 roomy:block wide:max-w-[13.75rem]">
          {line ? <LazySparkline times={line.times} values={line.values} floor={floor} /> : null}
        </div>
      </div>
      <HeadroomBar
        headroom={headroom}
        level={isOld ? 'unknown' : level}
        label={limit ? `${formatText(headroom, 'ratio')} of the limit` : ''}
        className="mt-1.5 mb-1 h-[.1875rem] desk:mt-2.5 desk:mb-1.5"
      />
      {/*
        Room for as many lines as most reasons need, three on a phone: a part of a reason comes a moment later, and must
        not change the height of the light.
      */}
      <p
        className={`min-h-12 text-xs text-pretty desk:min-h-8.5 desk:text-s wide:min-h-[1.0625rem] ${level === 'ok' || isOld ? 'text-ink-2' : 'text-ink'}`}
      >
        <Unbroken text={signal.reason} />
      </p>
    </article>
  );
}

/** The glyph of a light on current data, and its word where that is not the usual one of the glyph. */
export const lightMark = ({ level, isAsking }: Signal): { kind: GlyphKind; word?: string } =>
  level === 'unknown' && isAsking === true ? { kind: 'loading', word: 'Asking' } : { kind: level };

/** How old what is shown is; without a sample nothing is. */
const ageWord = ({ age, state }: Freshness) =>
  age !== null ? `${formatAge(age)} old` : state === 'asking' ? 'Asking' : 'No data';

function SignalValue({ signal, isOld }: { signal: Signal; isOld: boolean }) {
  const { text, unit } = formatValue(signal.value, signal.unit);
  const words = signal.of === null ? unit : `of ${signal.of} up`;
  return (
    <p
      className={`text-[1.75rem] leading-8 tracking-[-.02em] whitespace-nowrap desk:text-[2rem] desk:leading-10 wide:text-num ${isOld ? 'font-medium text-ink-2' : NUMBER_LOOK[signal.level]}`}
      data-value
    >
      {signal.atLeast ? '≥ ' : ''}
      {text}
      <small className="ml-1 text-l font-normal tracking-normal text-ink-2">{words}</small>
    </p>
  );
}

/** Beside the number where every light has room for that, below it elsewhere. */
function TrendText({ trend, isBad, isOver }: { trend: Trend; isBad: boolean; isOver: boolean }) {
  // Below the number it has a line of its own in any case: it comes a moment after the number.
  if (trend === null) return <p className="h-[.9375rem] roomy:hidden" />;
  return (
    <p className="text-xs leading-[.9375rem] whitespace-nowrap text-ink-2 desk:text-s roomy:pb-1">
      <b className={`roomy:block ${isBad ? 'text-crit' : 'text-ink'}`}>{trendText(trend)}</b> vs 1 h{' '}
      {isOver ? 'before' : 'ago'}
    </p>
  );
}
