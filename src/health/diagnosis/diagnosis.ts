import { formatText } from '@/format/format-value';
import { SIGNAL_LABEL } from '@/promql/expression';
import { lastValue, type Series } from '@/prometheus/series';
import { newCulprit, mainCulprit } from '@/health/signals/attribution';
import { fleetOf, lineOf } from '@/health/system/fleet';
import { clearlyAboveSince, higherSince, quantileText } from '@/health/signals/latency';
import { median, valuesBetween } from '@/health/line';
import type { Quantile, ServiceFacts } from '@/health/service-facts';
import type { Since } from '@/health/signal';
import { LOST_BELOW } from '@/health/signals/enough';
import { pilingUpSince } from '@/health/signals/piling-up';
import { nameText, shareText } from '@/health/words';

/**
 * CPU counts as risen or fallen from this factor on, and by at least so many cores, because factors mean nothing for an
 * idle process.
 */
const CPU_RISE = 1.3;
const CPU_RISE_CORES = 0.05;
/** Growth of memory before an instance stopped is told from this factor on. */
const MEMORY_RISE = 1.5;

/**
 * `95 % of the additional 5xx come from POST /orders`, or of all 5xx where those of an hour ago are not known. null
 * where no endpoint has most of them.
 */
export function attributionText(facts: ServiceFacts): string | null {
  const added = newCulprit(facts);
  const found = added ?? mainCulprit(facts);
  if (found === null) return null;
  return `${shareText(found.share)} of the ${added === null ? '' : 'additional '}5xx come from ${nameText(found.endpoint.endpoint)}`;
}

/**
 * Why answers are slow, after the two rules of the runbooks: with a busy CPU the service is saturated, with a calm one
 * it waits for something. A process that waits has an idle event loop; where that lags as well, the process is kept
 * from running, by work that blocks it or by other processes on a busy machine. null where latency has not clearly
 * risen or CPU is not known.
 */
export function slownessText(facts: ServiceFacts): string | null {
  const found = latencyRise(facts);
  if (found === null) return null;
  const uneven = unevenText(facts);
  if (uneven !== null) return uneven;
  const { before, since } = found;
  const cpu = cpuChange(facts, since.time);
  if (facts.current.p95 === null || cpu === null) return null;
  const name = facts.current.p95.name ?? 'p95';
  const rise = `${name} rose from ${quantileText(before)} to ${quantileText(facts.current.p95)}`;
  const now = `${formatText(cpu.now, 'cores')} per instance`;
  const course = `from ${formatText(cpu.before, 'none')} to ${now}`;
  if (isClearlyMore(cpu.now, cpu.before)) return `${rise} and CPU ${course}: saturation is likely`;
  const calm = `${rise} while CPU ${isClearlyMore(cpu.before, cpu.now) ? `fell ${course}` : `stayed at ${now}`}`;
  const lag = lagOf(facts);
  if (lag >= NOTICED_LAG)
    return `${calm} and event loops lag by ${formatText(lag, 'seconds')}: work that blocks them or a busy machine is likely`;
  const peak = Math.max(...valuesBetween(facts.history.p95, facts.at - facts.errorWindow, facts.at));
  if (facts.current.p95.value < peak * FALLING && facts.at - since.time >= LEAST_LASTED)
    return `${name} falls, from ${formatText(peak, 'seconds')} to ${quantileText(facts.current.p95)}, and was ${quantileText(before)} before`;
  return `${calm}: waiting for a disk, a network or a dependency is likely`;
}

/** With fewer points the usual latency is not known. */
const LEAST_POINTS = 8;

/**
 * Since when p95 is clearly higher than `before`: its value an hour ago, or where nothing was recorded then, the median
 * of the older half of the record.
 */
function latencyRise(facts: ServiceFacts): { before: Quantile; since: Since } | null {
  const { hourAgo, isHourAgoAwaited, history } = facts;
  if (isHourAgoAwaited || hourAgo?.requestRate != null) {
    const since = higherSince(facts);
    return since === null || hourAgo?.p95 == null ? null : { before: hourAgo.p95, since };
  }
  const recorded = valuesBetween(history.p95, -Infinity, Infinity);
  const older = recorded.slice(0, recorded.length / 2);
  const usual = older.length < LEAST_POINTS ? null : median(older);
  const since = usual === null ? null : clearlyAboveSince(facts, usual);
  return usual === null || since === null ? null : { before: { value: usual, atLeast: false }, since };
}

/** Below this share of its own recent maximum a quantile is falling: its cause is over. */
const FALLING = 0.9;

/**
 * Sooner after its beginning it is not called falling, seconds: after a restart the first quantiles are those of a few
 * requests, and vary by more than that.
 */
const LEAST_LASTED = 120;

const isClearlyMore = (cores: number, than: number) => cores > than * CPU_RISE && cores - than > CPU_RISE_CORES;

/**
 * An instance is an outlier from this factor over its neighbours on, and by at least so many cores, because idle ones
 * differ by factors too.
 */
const STANDS_OUT = 3;
const STANDS_OUT_CORES = 0.2;
/** An event loop lag, or a difference to its neighbours, from which on every request is noticeably slower; seconds. */
const NOTICED_LAG = 0.1;

/**
 * `CPU of web-2 is at 0.92 cores while its neighbours are at 0.03`: one instance has a problem, not the service. Or the
 * same about event loops, which show it sooner than a rate over minutes, and on a busy machine too. null where no
 * instance stands out.
 */
export function unevenText(facts: ServiceFacts): string | null {
  const cores = facts.instances.flatMap(({ instance, up, cpuCores }) =>
    up === true && cpuCores !== null ? [{ of: instance, value: cpuCores }] : [],
  );
  return (
    standingOut(
      cores,
      STANDS_OUT_CORES,
      (of, value, usual) =>
        `CPU of ${of} is at ${formatText(value, 'cores')} while ${usual.who} at ${formatText(usual.value, 'none')}`,
    ) ??
    standingOut(
      lagsOf(facts),
      NOTICED_LAG,
      (of, value, usual) =>
        `Event loop lag of ${of} is at ${formatText(value, 'seconds')} while ${usual.who} at ${formatText(usual.value, 'seconds')}`,
    )
  );
}

/**
 * The median event loop lag of the instances: now, or on average over the window of the quantiles, whichever is larger,
 * because a quantile stays high for that long after its cause.
 */
function lagOf(facts: ServiceFacts): number {
  const lines = facts.history.saturation.filter(({ labels }) => labels[SIGNAL_LABEL] === 'eventLoopLag');
  return Math.max(median(lagsOf(facts).map(({ value }) => value)) ?? 0, median(averages(lines, facts)) ?? 0);
}

/** The average of each line over the window of the quantiles. */
function averages(lines: readonly Series[], { at, errorWindow }: ServiceFacts): number[] {
  const values = lines.map((line) => valuesBetween(line, at - errorWindow, at)).filter(({ length }) => length > 0);
  return values.map((of) => of.reduce((sum, value) => sum + value, 0) / of.length);
}

const lagsOf = ({ saturation }: ServiceFacts) => saturation.filter(({ key }) => key === 'eventLoopLag');

type Compared = (of: string, value: number, usual: { who: string; value: number }) => string;

function standingOut(
  values: readonly { of: string; value: number }[],
  least: number,
  compared: Compared,
): string | null {
  const [most, ...others] = values.toSorted((a, b) => b.value - a.value);
  const usual = median(others.map(({ value }) => value));
  if (most === undefined || usual === null || most.value < usual * STANDS_OUT || most.value - usual < least)
    return null;
  const who = others.length === 1 ? 'the other one is' : 'its neighbours are';
  return `${compared(nameText(most.of), most.value, { who, value: usual })}: it is one instance, not the service`;
}

/**
 * Where traffic is lost but the remaining requests are answered well, the cause lies in front of the service.
 * `isElsewhereOk`: all other lights are OK.
 */
export function upstreamText(facts: ServiceFacts, isElsewhereOk: boolean): string | null {
  const { current, hourAgo, instances } = facts;
  if (pilingUpSince(facts) !== null) return null;
  // The light may be on because of an alert about something else: refused requests, or too many.
  const isLost =
    current.requestRate === 0 || (current.requestRate ?? Infinity) < (hourAgo?.requestRate ?? 0) * LOST_BELOW;
  if (!isLost || !isElsewhereOk || instances.length === 0 || instances.some(({ up }) => up !== true)) return null;
  // Without an error ratio nothing can be said about the answers.
  if (current.requestRate !== 0 && current.errorRatio === null) return null;
  return current.requestRate === 0
    ? 'Every instance is up: look in front of the service'
    : 'What arrives is answered as before: look in front of the service';
}

/**
 * The median of cores per instance, before an instant and now. `now` is that of the last minute, or of the window of
 * the quantiles where it was busier over that.
 */
function cpuChange(facts: ServiceFacts, since: number): { before: number; now: number } | null {
  const { history, instances } = facts;
  const before = median(history.cpu.flatMap((line) => valuesBetween(line, -Infinity, since - 1)));
  const now = median(instances.flatMap(({ up, cpuCores }) => (up === true && cpuCores !== null ? [cpuCores] : [])));
  if (before === null || now === null) return null;
  const lately = median(averages(history.cpu, facts)) ?? 0;
  return { before, now: isClearlyMore(lately, before) ? Math.max(now, lately) : now };
}

/**
 * `Memory of 10.0.0.3 rose from 446 MB to 948 MB before it stopped answering`; null where no missing instance shows it.
 */
export function memoryText(facts: ServiceFacts): string | null {
  const fleet = fleetOf(facts);
  for (const { instance } of [...(fleet?.down ?? []), ...(fleet?.gone ?? [])]) {
    const line = lineOf(facts.history.memory, instance);
    const last = line === null ? null : lastValue(line);
    const usual = median(valuesBetween(line, -Infinity, Infinity));
    if (last !== null && usual !== null && last.value > usual * MEMORY_RISE) {
      return `Memory of ${nameText(instance)} rose from ${formatText(usual, 'bytes')} to ${formatText(last.value, 'bytes')} before it stopped answering`;
    }
  }
  return null;
}
