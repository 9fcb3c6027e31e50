import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import type { Limit } from '@/dashboard/thresholds';
import { mainCulprit } from '@/health/signals/attribution';
import { isShareMeaningful } from '@/health/signals/enough';
import { lineOf } from '@/health/system/fleet';
import { median, valueAt, valuesBetween } from '@/health/line';
import type { InstanceFacts, ServiceFacts } from '@/health/service-facts';
import { nameText } from '@/health/words';

/** Failures are up when their share is so many times that of an hour ago, and by at least so many points: one in a thousand is noise to most services. */
const ERRORS_RISE = 2;
const ERRORS_RISE_POINTS = 0.005;

/** Less than this of what it was within its own window, a share of failures is on its way back: it goes up and down by less. */
const ERRORS_FALLING = 0.75;

/**
 * `Errors rose from 0.17 % to 1.8 %, mostly GET /products/:id`, below every limit, or once they are on their way back that they fall; null where they did not rise, or an
 * hour ago is not known.
 */
export function errorsRise(facts: ServiceFacts): string | null {
  const before = facts.hourAgo?.errorRatio ?? null;
  const now = facts.current.errorRatio;
  if (before === null || now === null || !isShareMeaningful(facts.current)) return null;
  if (now < before * ERRORS_RISE || now - before < ERRORS_RISE_POINTS) return null;
  const [from, to] = [before, now].map((ratio) => formatText(ratio, 'ratio'));
  const peak = Math.max(...valuesBetween(facts.history.errorRatio, facts.at - facts.errorWindow, facts.at));
  if (now < peak * ERRORS_FALLING && peak - now >= ERRORS_RISE_POINTS) return `Errors fall, from ${formatText(peak, 'ratio')} to ${to}, and were ${from} before`;
  const main = mainCulprit(facts);
  return `Errors rose from ${from} to ${to}${main === null ? '' : `, mostly ${nameText(main.endpoint.endpoint)}`}`;
}

/** The pace of memory is measured over so long, seconds, and over so many points where they lie further apart. */
const PACE = 60;
const PACE_POINTS = 6;

/** Memory that grew by so much over its usual size, and would reach its limit within so many seconds, is worth telling. */
const MEMORY_RISE = 1.5;
const SOON = 3600;

/** `Memory of web-2 rises by 12 MB per second and reaches 1 GB in 35 s`; null where none rises steadily or none has a limit in sight. */
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
  return left > SOON ? null : `${rise} and reaches ${formatText(next.value, 'bytes')} in ${formatAge(left)} at this pace`;
}

/** How fast the memory of an instance has grown lately; null unless it is well above its usual size and has grown all the time. */
function paceOf({ at, history }: ServiceFacts, { instance, up, memoryBytes }: InstanceFacts): { bytes: number; perSecond: number } | null {
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
