import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import type { Limit } from '@/dashboard/thresholds';
import { mainCulprit } from '@/health/signals/attribution';
import { isShareMeaningful } from '@/health/signals/enough';
import { lineOf } from '@/health/system/fleet';
import { median, valueAt, valuesBetween } from '@/health/line';
import type { InstanceFacts, ServiceFacts } from '@/health/service-facts';
import { nameText } from '@/health/words';

/**
 * The error ratio counts as risen from this factor over an hour ago on, and by at least this difference: one failure in
 * a thousand is noise.
 */
const ERRORS_RISE = 2;
const ERRORS_RISE_POINTS = 0.005;

/** Below this share of its own recent maximum the error ratio is falling; ordinary fluctuations are smaller. */
const ERRORS_FALLING = 0.75;

/**
 * `Errors rose from 0.17 % to 1.8 %, mostly GET /products/:id`, or that they fall again, for errors below every limit;
 * null where they did not rise, or where the ratio of an hour ago is not known.
 */
export function errorsRise(facts: ServiceFacts): string | null {
  const before = facts.hourAgo?.errorRatio ?? null;
  const now = facts.current.errorRatio;
  if (before === null || now === null || !isShareMeaningful(facts.current)) return null;
  if (now < before * ERRORS_RISE || now - before < ERRORS_RISE_POINTS) return null;
  const [from, to] = [before, now].map((ratio) => formatText(ratio, 'ratio'));
  const peak = Math.max(...valuesBetween(facts.history.errorRatio, facts.at - facts.errorWindow, facts.at));
  if (now < peak * ERRORS_FALLING && peak - now >= ERRORS_RISE_POINTS)
    return `Errors fall, from ${formatText(peak, 'ratio')} to ${to}, and were ${from} before`;
  const main = mainCulprit(facts);
  return `Errors rose from ${from} to ${to}${main === null ? '' : `, mostly ${nameText(main.endpoint.endpoint)}`}`;
}

/** The growth of memory is measured over so many seconds, and over at least so many points. */
const PACE = 60;
const PACE_POINTS = 6;

/**
 * Growing memory is told from this factor over its usual size on, where it would reach its limit within so many
 * seconds.
 */
const MEMORY_RISE = 1.5;
const SOON = 3600;

/**
 * `Memory of web-2 rises by 12 MB per second and reaches 1 GB in 35 s`; null where none rises steadily or none has a
 * limit in sight.
 */
export function memoryRise(facts: ServiceFacts, limits: readonly Limit[]): string | null {
  const rising = facts.instances.flatMap((instance) => {
    const pace = paceOf(facts, instance);
    return pace === null ? [] : [{ ...instance, ...pace }];
  });
  const [fastest] = rising.toSorted((a, b) => b.perSecond - a.perSecond);
  if (fastest === undefined) return null;
  const rise = `Memory of ${nameText(fastest.instance)} rises by ${formatText(fastest.perSecond, 'bytes')} per second`;
  const next = limits.filter(({ value }) => value > fastest.bytes).toSorted((a, b) => a.value - b.value)[0];
  if (next === undefined) return limits.length === 0 ? null : rise;
  const left = (next.value - fastest.bytes) / fastest.perSecond;
  return left > SOON
    ? null
    : `${rise} and reaches ${formatText(next.value, 'bytes')} in ${formatAge(left)} at this pace`;
}

/**
 * How fast the memory of an instance has grown lately; null unless it is well above its usual size and has grown all
 * the time.
 */
function paceOf(
  { at, history }: ServiceFacts,
  { instance, up, memoryBytes }: InstanceFacts,
): { bytes: number; perSecond: number } | null {
  const line = lineOf(history.memory, instance);
  if (up !== true || line === null || memoryBytes === null) return null;
  const step = (line.times.at(-1) ?? 0) - (line.times.at(-2) ?? 0);
  const span = Math.max(PACE, PACE_POINTS * step);
  const points = [1, 2 / 3, 1 / 3].map((share) => valueAt(line, at - share * span, span / 3));
  const isSteady = [...points, memoryBytes].every((value, i, all) => i === 0 || value > (all[i - 1] ?? NaN));
  if (!isSteady) return null;
  const usual = median(valuesBetween(line, -Infinity, at - PACE));
  if (usual === null || memoryBytes < usual * MEMORY_RISE) return null;
  return { bytes: memoryBytes, perSecond: (memoryBytes - (points[0] ?? NaN)) / span };
}
