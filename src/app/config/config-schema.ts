import * as v from 'valibot';
import { DEFAULT_RANGE } from '@/dashboard/time-range/time-range';
import { parseTimePoint, rangeProblem } from '@/dashboard/time-range/time-range-text';
import { PROFILE_SCHEMA } from './profile-schema';
import { address, linkAddress, origin, regularExpression, text } from './schema-parts';
import { isRefresh, isRotation, isZoneChoice } from './setting-values';

const positive = v.pipe(v.number('must be a number'), v.gtValue(0, 'must be more than 0'));
const ratio = v.pipe(positive, v.maxValue(1, 'must be a share from 0 to 1; 5 % is 0.05'));
const limitPair = (value: typeof positive | typeof ratio) =>
  v.pipe(
    v.strictObject({ warning: v.optional(value), critical: v.optional(value) }),
    v.check(isInOrder, 'has a warning above what is critical already: no value would ever only warn'),
  );

const server = v.strictObject({
  name: text,
  /** Absolute, or relative to the page. */
  url: address,
  alertmanagers: v.optional(v.array(address)),
  /** With the same data, read where `url` does not answer. */
  replicas: v.optional(v.array(address)),
  tenant: v.optional(text),
  /** Seconds. */
  overlap: v.optional(positive),
  /** Behind a proxy at `url`. */
  upstream: v.optional(address),
});

const wallView = v.strictObject({
  service: text,
  endpoints: v.optional(v.array(text)),
  instances: v.optional(v.array(text)),
});

/**
 * `config.json`, each key optional. The JSON Schema for editors is `public/config.schema.json`; a test holds the two
 * together.
 */
export const CONFIG_SCHEMA = v.strictObject({
  $schema: v.optional(text),
  title: v.optional(text),
  servers: v.optional(
    v.pipe(
      v.array(server),
      v.minLength(1, 'must name at least one server'),
      v.check(
        namesDiffer,
        ({ input }) =>
          `names two servers ${JSON.stringify(twiceNamed(input))}: the address of a page tells them apart by their name`,
      ),
    ),
  ),
  service: v.optional(text),
  range: v.optional(
    v.pipe(
      text,
      v.check(isRangeStart, 'must be relative to now, at least a minute ago and not before 1970, like now-1h'),
    ),
  ),
  refresh: v.optional(v.pipe(text, v.check(isRefresh, 'must be off or a duration from 1s to 1h, like 10s'))),
  timeZone: v.optional(v.pipe(text, v.check(isZoneChoice, 'must be utc, local or an IANA zone like Europe/Paris'))),
  thresholds: v.optional(
    v.strictObject({
      errorRatio: v.optional(limitPair(ratio)),
      errorRate: v.optional(limitPair(positive)),
      p95: v.optional(limitPair(positive)),
      p99: v.optional(limitPair(positive)),
      cpuCores: v.optional(limitPair(positive)),
      memoryBytes: v.optional(limitPair(positive)),
      openFiles: v.optional(limitPair(ratio)),
      eventLoopLag: v.optional(limitPair(positive)),
      heap: v.optional(limitPair(ratio)),
      cpuOfLimit: v.optional(limitPair(ratio)),
      memoryOfLimit: v.optional(limitPair(ratio)),
      throttling: v.optional(limitPair(ratio)),
      oomKills: v.optional(limitPair(positive)),
      hostLoad: v.optional(limitPair(positive)),
    }),
  ),
  exclude: v.optional(v.array(regularExpression)),
  profiles: v.optional(v.array(PROFILE_SCHEMA)),
  serverShare: v.optional(ratio),
  links: v.optional(v.array(v.strictObject({ name: text, url: linkAddress }))),
  embed: v.optional(v.strictObject({ allowedOrigins: v.optional(v.array(origin)) })),
  wall: v.optional(
    v.strictObject({
      rotate: v.optional(v.pipe(text, v.check(isRotation, 'must be off or a duration from 5s to 1h, like 30s'))),
      views: v.optional(v.array(wallView)),
    }),
  ),
});

export type ConfigFile = v.InferOutput<typeof CONFIG_SCHEMA>;

function isRangeStart(value: string): boolean {
  const point = parseTimePoint(value);
  return point?.kind === 'relative' && rangeProblem({ from: point, to: DEFAULT_RANGE.to }, Date.now() / 1000) === null;
}

type Servers = v.InferOutput<typeof server>[];

function twiceNamed(servers: Servers): string | undefined {
  const names = servers.map(({ name }) => name);
  return names.find((name, i) => names.indexOf(name) < i);
}

function namesDiffer(servers: Servers): boolean {
  return twiceNamed(servers) === undefined;
}

/** Every limit is one that a value must stay below. Two that are the same leave out the warning, which may be meant. */
function isInOrder({ warning, critical }: { warning?: number | undefined; critical?: number | undefined }): boolean {
  return warning === undefined || critical === undefined || warning <= critical;
}
