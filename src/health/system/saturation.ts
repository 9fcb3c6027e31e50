import { OF_LABEL } from '@/dashboard/system/pulse-parts';
import { SATURATION_KEYS, type Limit, type SaturationKey, type Thresholds } from '@/dashboard/thresholds';
import { formatText } from '@/format/format-value';
import { SIGNAL_LABEL } from '@/promql/expression';
import type { Series } from '@/prometheus/series';
import { isWorse } from '@/health/level';
import { judgeLimits, LIMIT_UNITS, lowestAsBad, type Distance } from '@/health/signals/limits';
import type { Saturation, ServiceFacts } from '@/health/service-facts';
import { sinceLike } from '@/health/signals/since';
import type { Since } from '@/health/signal';
import { counted, nameText } from '@/health/words';
import { crowdText, nounOf } from './crowd';

/** The highest saturation of its kind, and its distance to the limit. */
export type Fullness = Saturation & { distance: Distance };

/** The name of each saturation, as the beginning of a sentence. */
export const SATURATION_NAMES: Readonly<Record<SaturationKey, string>> = {
  openFiles: 'File descriptors',
  eventLoopLag: 'Event loop lag',
  heap: 'Heap',
  cpuOfLimit: 'CPU of limit',
  memoryOfLimit: 'Memory of limit',
  throttling: 'CPU throttled',
  oomKills: 'Out of memory',
  hostLoad: 'Host load',
};

/**
 * The highest saturation of each kind, worst first: by level, then by the share of the limit in use; those without a
 * limit come last.
 */
export function fullest(saturation: readonly Saturation[], thresholds: Thresholds): Fullness[] {
  const worst = new Map<SaturationKey, Saturation>();
  for (const one of saturation) if (one.value > (worst.get(one.key)?.value ?? -Infinity)) worst.set(one.key, one);
  const full = [...worst.values()].map((one) => ({ ...one, distance: judgeLimits(one.value, one.key, thresholds) }));
  return full.toSorted(({ distance: a }, { distance: b }) =>
    a.level === b.level ? (b.headroom ?? -1) - (a.headroom ?? -1) : isWorse(a.level, b.level) ? -1 : 1,
  );
}

/**
 * The thresholds without the default limit on CPU cores where a container's own limit is known, since 0.8 of four cores
 * are not much. Limits of rules and configuration stay. `saturation` null: not known yet; the default is left out then
 * too, rather than show a warning and take it back.
 */
export function withKnownLimits(thresholds: Thresholds, saturation: readonly Saturation[] | null): Thresholds {
  if (saturation?.some(({ key }) => key === 'cpuOfLimit') === false) return thresholds;
  return { ...thresholds, cpuCores: thresholds.cpuCores.filter(({ source }) => source !== 'default') };
}

/** `41 %`, `0.31 s`, `2 kills`: the value alone. */
export function saturationValue({ key, value }: Pick<Saturation, 'key' | 'value'>): string {
  if (key === 'oomKills') return killsText(value);
  return key === 'hostLoad' ? `${formatText(value, 'none')} per core` : formatText(value, LIMIT_UNITS[key]);
}

/** `Event loop lag of 10.0.0.3 is at 310 ms`: a saturation in a sentence. */
export function fullnessText(full: Pick<Saturation, 'key' | 'of' | 'value'>): string {
  const { key } = full;
  const of = nameText(full.of);
  const value = saturationValue(full);
  switch (key) {
    case 'openFiles':
      return `${of} has ${value} of its file descriptors open`;
    case 'heap':
      return `Heap of ${of} is ${value} full`;
    case 'cpuOfLimit':
      return `${of} uses ${value} of its CPU limit`;
    case 'memoryOfLimit':
      return `${of} uses ${value} of its memory limit`;
    case 'throttling':
      return `${of} is throttled in ${value} of its CPU periods`;
    case 'oomKills':
      return `${of} ran out of memory: ${value} within the hour`;
    case 'eventLoopLag':
    case 'hostLoad':
      return `${SATURATION_NAMES[key]} of ${of} is at ${value}`;
  }
}

const CROWD_TEXTS: Readonly<Record<SaturationKey, (who: string, value: string) => string>> = {
  openFiles: (who, value) => `File descriptors of ${who} are up to ${value} in use`,
  eventLoopLag: (who, value) => `Event loop lag of ${who} is at up to ${value}`,
  heap: (who, value) => `Heap of ${who} is up to ${value} full`,
  cpuOfLimit: (who, value) => `CPU of ${who} is at up to ${value} of its limit`,
  memoryOfLimit: (who, value) => `Memory of ${who} is at up to ${value} of its limit`,
  throttling: (who, value) => `CPU of ${who} is throttled in up to ${value} of its periods`,
  oomKills: (who, value) => `Memory of ${who} ran out: up to ${value} within the hour`,
  hostLoad: (who, value) => `Host load of ${who} is at up to ${value}`,
};

/**
 * A saturation above its limit in a sentence: `Event loop lag of all 3 instances is at up to 0.41 s` where several of
 * its kind are above `limit`.
 */
export function overfullText(
  fullest: Saturation,
  limit: Pick<Limit, 'value'> | null,
  facts: Pick<ServiceFacts, 'saturation' | 'instances'>,
): string {
  const alike = facts.saturation.filter(({ key }) => key === fullest.key);
  const over = alike.filter(({ value }) => limit !== null && value > limit.value).map(({ of }) => of);
  const crowd = crowdText(over, alike.length, fullest.key === 'hostLoad' ? 'host' : nounOf(over, facts));
  return crowd === null ? fullnessText(fullest) : CROWD_TEXTS[fullest.key](crowd, saturationValue(fullest));
}

/** The limits for a line of `history.saturation`, whose label `signal` is the key. */
export function limitsOfSaturation({ labels }: Series, thresholds: Thresholds): readonly Limit[] {
  const key = SATURATION_KEYS.find((known) => known === labels[SIGNAL_LABEL]);
  return key === undefined ? [] : thresholds[key];
}

/** Since when a saturation is above its limit. Its line is only queried once it is. */
export function fullSince(
  { key, of, distance: { limit } }: Fullness,
  facts: ServiceFacts,
  thresholds: Thresholds,
): Since | null {
  if (limit === null) return null;
  const least = lowestAsBad(limit, thresholds);
  return sinceLike(
    facts,
    'rateWindow',
    facts.history.saturation.find(({ labels }) => labels[SIGNAL_LABEL] === key && labels[OF_LABEL] === of) ?? null,
    (value) => value > least,
  );
}

// An increase is extrapolated, so one kill comes back as 0.98 or 1.04.
function killsText(value: number): string {
  return value <= 0 ? 'no kill' : counted(Math.max(1, Math.round(value)), 'kill');
}
