import type { Thresholds } from '@/dashboard/thresholds';
import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { lastValue } from '@/prometheus/series';
import { isWorse, worstLevel } from '@/health/level';
import { judgeLimits, limitWords, lowestAsBad, nearer, type Distance } from '@/health/signals/limits';
import type { InstanceFacts, ServiceFacts } from '@/health/service-facts';
import { earlierSince, laterSince, sinceLike } from '@/health/signals/since';
import { timeBefore } from '@/health/span-text';
import { absentSignal } from '@/health/signals/unknown-signal';
import type { Signal, Since } from '@/health/signal';
import { capitalised, listed, nameText, shareText } from '@/health/words';
import { crowdText } from './crowd';
import { fleetLevel, fleetOf, fleetSince, lineOf, missingSince, type Fleet } from './fleet';
import { fullest, fullnessText, fullSince, overfullText, type Fullness } from './saturation';

/**
 * From this share of a limit on, memory is a likely cause of an instance's end, and a saturation is mentioned although
 * it is still OK.
 */
const NEARLY_FULL = 0.8;

const HOUR = 3600;

/**
 * The instance that uses most of a resource, with the distance to its limit. `crowd`: all that exceed the limit, where
 * there are several.
 */
export type Load = {
  instance: InstanceFacts;
  key: 'cpuCores' | 'memoryBytes';
  value: number;
  distance: Distance;
  crowd: string | null;
};

/** The use of CPU and memory, and all other saturations. */
type Use = { loads: readonly Load[]; full: readonly Fullness[] };

/**
 * Are all instances up, and do they have enough resources? Unknown, rather than OK, until the saturations are known.
 */
export function judgeSystem(facts: ServiceFacts, thresholds: Thresholds): Signal {
  const fleet = fleetOf(facts);
  if (fleet === null) return absentSignal('system', facts);
  const loads = loadsOf(facts, thresholds);
  const full = fullest(facts.saturation, thresholds);
  const nearest = [...loads, ...full]
    .map(({ distance }) => distance)
    .reduce<Distance>(nearer, { level: 'ok', limit: null, headroom: null });
  const before = facts.hourAgo?.instancesUp ?? null;
  const level = worstLevel([fleetLevel(fleet), nearest.level]);
  return {
    name: 'system',
    ...(level === 'ok' && facts.isAskingForSaturation ? ({ level: 'unknown', isAsking: true } as const) : { level }),
    value: fleet.up,
    atLeast: false,
    unit: 'count',
    of: fleet.total,
    trend: before === null ? null : { kind: 'count', change: fleet.up - before },
    headroom: nearest.headroom,
    limit: nearest.limit,
    ...reasons(facts, fleet, { loads, full }, thresholds),
    since: level === 'ok' ? null : sinceOf(facts, fleet, { loads, full }, thresholds),
  };
}

/** CPU and memory of the instance that is nearest to a limit, each where it is measured. */
export function loadsOf(facts: ServiceFacts, thresholds: Thresholds): Load[] {
  const alive = facts.instances.filter((instance) => instance.up === true);
  return (['cpuCores', 'memoryBytes'] as const).flatMap((key) => {
    const loads = alive
      .flatMap((instance) => (instance[key] === null ? [] : [{ instance, key, value: instance[key] }]))
      .toSorted((a, b) => b.value - a.value);
    return loads.slice(0, 1).map((most): Load => {
      const distance = judgeLimits(most.value, key, thresholds);
      const over = loads
        .filter(({ value }) => value > (distance.limit?.value ?? Infinity))
        .map(({ instance }) => instance.instance);
      return { ...most, distance, crowd: crowdText(over, loads.length, 'instance') };
    });
  });
}

function reasons(
  facts: ServiceFacts,
  fleet: Fleet,
  { loads, full }: Use,
  thresholds: Thresholds,
): Pick<Signal, 'reason' | 'shortReason'> {
  const isOver = ({ distance }: Load | Fullness) => distance.level !== 'ok';
  const overloaded = [
    ...loads.filter(isOver).map((load) => ({ text: overloadText(load), ...load })),
    ...full.filter(isOver).map((one) => ({ text: overfullText(one, one.distance.limit, facts), ...one })),
  ];
  const missing = missingText(facts, fleet) ?? partialText(facts, fleet);
  const short = missing ?? overloaded[0]?.text;
  if (short === undefined) return roomText(loads, full);
  const memory = memoryBefore(facts, fleet, thresholds);
  return {
    reason: [missing, memory, ...overloaded.map((one) => withLimit(one.text, one))]
      .filter((part) => part !== null)
      .join('; '),
    shortReason: short,
  };
}

function missingText(facts: ServiceFacts, fleet: Fleet): string | null {
  const { total, up, down, gone } = fleet;
  if (up >= total) return null;
  const missing = [...down, ...gone];
  const names = listed(missing.map(({ instance }) => nameText(instance)));
  if (gone.length > 0 && down.length === 0)
    return `${up} of ${total} seen in ${timeBefore(HOUR, facts.isOver)}; ${names} left discovery${ageOf(missing, facts, facts.isOver ? ' before' : ' ago')}, ${leavingText(fleet)}`;
  if (missing.length === 1) return `${names} down${ageOf(missing, facts)}`;
  return up === 0 ? `All ${total} down${ageOf(missing, facts)}` : `${total - up} of ${total} down: ${names}`;
}

/** Instances that are up although some of their targets are down, whose metrics are missing. */
function partialText(facts: ServiceFacts, { partial }: Fleet): string | null {
  if (partial.length === 0) return null;
  return `${partial.length === 1 ? 'A target' : 'Targets'} of ${listed(partial.map(({ instance }) => nameText(instance)))} down${ageOf(partial, facts)}`;
}

/** Whether the missing instances were probably scaled down or lost. */
function leavingText({ gone, left }: Fleet): string {
  if (left === gone.length) return 'answering until then: scaled down?';
  return left === 0 ? 'failing before: lost?' : `${gone.length - left} of them failing before: lost?`;
}

/** For how long the last of them has been missing: ` for 22 s`, ` 22 s ago`. */
function ageOf(missing: readonly InstanceFacts[], facts: ServiceFacts, ago = ''): string {
  const latest = missing.map((instance) => missingSince(instance, facts)).reduce(laterSince, null);
  if (latest === null) return '';
  return `${ago === '' ? ' for' : ''} ${latest.before ? 'more than ' : ''}${formatAge(facts.at - latest.time)}${ago}`;
}

/** The last memory use of a single missing instance, where it was near its limit. */
function memoryBefore(facts: ServiceFacts, { down, gone }: Fleet, thresholds: Thresholds): string | null {
  const [only, ...others] = [...down, ...gone];
  const line = only === undefined || others.length > 0 ? null : lineOf(facts.history.memory, only.instance);
  const last = line === null ? null : lastValue(line);
  const headroom = last === null ? null : judgeLimits(last.value, 'memoryBytes', thresholds).headroom;
  return headroom !== null && headroom >= NEARLY_FULL ? `memory was at ${shareText(headroom)}` : null;
}

/** A limit of 0, as on OOM kills, is not written. */
function withLimit(text: string, { distance: { limit } }: Pick<Load, 'distance'>): string {
  return limit === null || limit.value === 0 ? text : `${text}; ${limitWords(limit)}`;
}

function overloadText({ instance, key, value, crowd }: Load): string {
  const [name, amount, of] =
    key === 'cpuCores' ? ['CPU', formatText(value, 'cores'), ''] : ['Memory', formatText(value, 'bytes'), ' of memory'];
  return crowd === null
    ? `${nameText(instance.instance)} uses ${amount}${of}`
    : `${name} of ${crowd} is at up to ${amount}`;
}

function roomText(loads: readonly Load[], full: readonly Fullness[]): Pick<Signal, 'reason' | 'shortReason'> {
  const near = full.find(({ distance }) => distance.headroom !== null && distance.headroom >= NEARLY_FULL);
  if (near !== undefined) return { reason: withLimit(fullnessText(near), near), shortReason: fullnessText(near) };
  // Shares of a container's limit, or of the cores, where absolute values are not measured.
  const measured = full.find(({ key }) => key === 'cpuOfLimit' || key === 'memoryOfLimit');
  if (loads.length === 0 && measured !== undefined)
    return { reason: withLimit(fullnessText(measured), measured), shortReason: fullnessText(measured) };
  if (loads.length === 0)
    return { reason: 'CPU and memory are not measured', shortReason: 'CPU and memory not measured' };
  const parts = loads.map(({ key, value, distance }) => {
    const limit = distance.limit?.value;
    if (key === 'memoryBytes')
      return limit === undefined
        ? `memory up to ${formatText(value, 'bytes')}`
        : `memory ${shareText(value / limit)} of ${formatText(limit, 'bytes')}`;
    return limit === undefined
      ? `CPU up to ${formatText(value, 'cores')}`
      : `CPU up to ${formatText(value, 'none')} of ${formatText(limit, 'cores')}`;
  });
  return { reason: capitalised(parts.join(', ')), shortReason: capitalised(parts.at(-1) ?? '') };
}

/** The page has been at this level for as long as the longest of the causes that put it there. */
function sinceOf(facts: ServiceFacts, fleet: Fleet, { loads, full }: Use, thresholds: Thresholds): Since | null {
  const level = worstLevel([fleetLevel(fleet), ...[...loads, ...full].map(({ distance }) => distance.level)]);
  const causes: (Since | null)[] = loads
    .filter((load) => !isWorse(level, load.distance.level))
    .map(({ key, instance, distance }) => {
      const line = lineOf(key === 'cpuCores' ? facts.history.cpu : facts.history.memory, instance.instance);
      if (distance.limit === null) return null;
      const least = lowestAsBad(distance.limit, thresholds);
      return sinceLike(facts, 'rateWindow', line, (value) => value > least);
    });
  causes.push(
    ...full.filter(({ distance }) => !isWorse(level, distance.level)).map((one) => fullSince(one, facts, thresholds)),
  );
  if (fleetLevel(fleet) === level) causes.push(fleetSince(fleet, facts));
  return causes.reduce(earlierSince, null);
}
