import type { ReactNode } from 'react';
import { formatValue } from '@/format/format-value';
import type { Freshness } from '@/health/facts/freshness';
import type { Level } from '@/health/level';
import type { Signal, SignalName, Trend } from '@/health/signal';
import { freshnessData } from '@/panels/state/freshness-data';
import { StateMark } from '@/ui/indicators/state-mark';
import { lightMark, NUMBER_LOOK, SIGNAL_TITLES, signalTitle } from './signal-light';
import { trendText } from './trend-text';
import { Unbroken } from '@/ui/unbroken';

const COLUMN: Readonly<Record<Level, string>> = {
  ok: '',
  unknown: '',
  warning: 'bg-warn-tint [box-shadow:inset_0_.375rem_0_var(--warn-fill)]',
  critical: 'bg-crit-tint [box-shadow:inset_0_.5rem_0_var(--crit-fill)]',
};

/** `isOver`: it is of the end of a range that is over. */
type WallSignalProps = {
  name: SignalName;
  signal: Signal | null;
  freshness: Freshness;
  isOver: boolean;
  children: ReactNode;
};

/** A light with its chart below it, in the sizes of a wall. */
export function WallSignal({ name, signal, freshness, isOver, children }: WallSignalProps) {
  const level = signal?.level ?? 'unknown';
  const isOld = freshness.state !== 'current' && level === 'unknown';
  const title = signal === null ? SIGNAL_TITLES[name] : signalTitle(signal);
  return (
    <article
      aria-label={title}
      data-signal={name}
      data-level={level}
      {...freshnessData(freshness, signal === null)}
      className={`row-span-5 grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-subgrid border-l-2 border-line px-6 pt-5 pb-3 first:border-l-0 portrait:pt-3 portrait:odd:border-l-0 portrait:nth-[n+3]:border-t-2 ${COLUMN[level]}`}
    >
      <header className="flex items-center justify-between gap-2">
        <h2 className="min-w-0 truncate text-[2rem] leading-[2.8125rem]">{title}</h2>
        <StateMark
          {...(signal === null ? { kind: 'loading' } : isOld ? { kind: 'stale' } : lightMark(signal))}
          className="text-[1.75rem]"
          glyphClass="size-7"
        />
      </header>
      <WallNumber signal={signal} level={level} />
      <p className="text-[2rem] whitespace-nowrap text-ink-2">
        <WallTrend trend={signal?.trend ?? null} isBad={level === 'critical'} isOver={isOver} />
      </p>
      {/*
        At least two lines high, which most reasons need when something is wrong, so that the charts stay in place.
        Where a reason is longer, the subgrid keeps the charts level.
      */}
      <p
        className={`mt-1 min-h-[2lh] [overflow-wrap:anywhere] text-pretty ${level === 'ok' || level === 'unknown' ? 'text-ink-2' : 'text-ink'}`}
      >
        <Unbroken text={signal?.shortReason ?? ''} />
      </p>
      {children}
    </article>
  );
}

function WallNumber({ signal, level }: { signal: Signal | null; level: Level }) {
  const { text, unit } = formatValue(signal?.value ?? null, signal?.unit ?? 'none');
  return (
    <p
      className={`-mb-2 text-[7rem] leading-[7.25rem] portrait:text-[7.5rem] portrait:mb-0 portrait:leading-[6.5rem] tracking-[-.03em] whitespace-nowrap ${NUMBER_LOOK[level]}`}
      data-value
    >
      {signal?.atLeast ? '≥ ' : ''}
      {text}
      <small className="ml-3 text-[3rem] leading-none font-normal tracking-normal text-ink-2">
        {signal?.of == null ? unit : `of ${signal.of} up`}
      </small>
    </p>
  );
}

function WallTrend({ trend, isBad, isOver }: { trend: Trend; isBad: boolean; isOver: boolean }) {
  // A line of its own in any case: nothing on a wall moves when a trend appears.
  if (trend === null) return '\u00a0';
  return (
    <>
      <b className={isBad ? 'text-crit' : 'text-ink'}>{trendText(trend)}</b> vs 1 h {isOver ? 'before' : 'ago'}
    </>
  );
}
