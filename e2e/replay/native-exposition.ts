import { groupsOf, rateOf, type Group } from './exposition';
import { type Family, type Labels, LIFE_BEFORE } from './family';
import { delimited, double, type Field, message, signed, text, unsigned } from './protobuf';
import { type InstanceName, meanOf, shareWithin } from './traffic';

/** Four buckets to each power of two: edges at most 19 % apart. */
const SCHEMA = 2;

/** From 0.5 ms to 64 s. */
const [FIRST_BUCKET, LAST_BUCKET] = [-44, 24];

const INDEXES = Array.from({ length: LAST_BUCKET - FIRST_BUCKET + 1 }, (_, i) => FIRST_BUCKET + i);

const edgeOf = (index: number): number => 2 ** (index / 2 ** SCHEMA);

/** Upper edges of the buckets in seconds, ascending. */
export const NATIVE_EDGES: readonly number[] = INDEXES.map(edgeOf);

const labelPairs = (labels: Labels): Field[] =>
  Object.entries(labels).map(([name, value]) => message(1, [text(1, name), text(2, value)]));

type NativeCounts = { count: number; zero: number; buckets: readonly number[] };

/**
 * How many requests each bucket holds after so many seconds. The share of a bucket is worked out before it is
 * multiplied, so that the product only ever rises: as the difference of two large products an almost empty bucket would
 * fall by a rounding error, and to a server one bucket that falls is a restart of the process, after which everything
 * counts again.
 */
export function nativeCounts({ flows }: Pick<Group, 'flows'>, elapsed: number): NativeCounts {
  const requests = rateOf(flows) * (LIFE_BEFORE + elapsed);
  const within = (index: number) => shareWithin(edgeOf(index), flows);
  return {
    count: requests * within(LAST_BUCKET),
    zero: requests * within(FIRST_BUCKET - 1),
    buckets: INDEXES.map((index) => requests * (within(index) - within(index - 1))),
  };
}

/**
 * Numbers of the fields as prometheus/client_model's metrics.proto has them; in fractions, as everything here grows.
 */
function histogramMetric(group: Group, elapsed: number): Field[] {
  const { count, zero, buckets } = nativeCounts(group, elapsed);
  const histogram = [
    double(2, rateOf(group.flows) * (LIFE_BEFORE + elapsed) * meanOf(group.flows)),
    double(4, count),
    signed(5, SCHEMA),
    double(6, edgeOf(FIRST_BUCKET - 1)),
    double(8, zero),
    message(12, [signed(1, FIRST_BUCKET), unsigned(2, buckets.length)]),
    ...buckets.map((held) => double(14, held)),
  ];
  return [...labelPairs(group.labels), message(7, histogram)];
}

const METRIC_TYPES = { counter: 0, gauge: 1, histogram: 4 } as const;

function familyMessage(name: string, type: keyof typeof METRIC_TYPES, metrics: readonly Field[][]): Uint8Array {
  return delimited([text(1, name), unsigned(3, METRIC_TYPES[type]), ...metrics.map((metric) => message(4, metric))]);
}

function familyAt(family: Family, instance: InstanceName, elapsed: number): Uint8Array {
  switch (family.kind) {
    case 'native-histogram':
      return familyMessage(
        family.name,
        'histogram',
        groupsOf(family.naming, instance).map((group) => histogramMetric(group, elapsed)),
      );
    case 'gauge':
      return familyMessage(family.name, 'gauge', [
        [...labelPairs(family.labels), message(2, [double(1, family.value(instance))])],
      ]);
    case 'rising':
      return familyMessage(family.name, 'counter', [
        [
          ...labelPairs(family.labels),
          message(3, [double(1, family.perSecond(instance) * (LIFE_BEFORE + elapsed) + family.ahead(instance))]),
        ],
      ]);
    case 'counter':
    case 'histogram':
    case 'summary':
    case 'mean-gauge':
      throw new Error(
        `A service with a native histogram cannot have the ${family.kind} ${family.name}: write its protobuf form here first`,
      );
  }
}

/**
 * The protobuf exposition of one instance after so many seconds: the only form in which a native histogram can be
 * scraped.
 */
export function nativeExposition(families: readonly Family[], instance: InstanceName, elapsed: number): Uint8Array {
  return Buffer.concat(families.map((family) => familyAt(family, instance, elapsed)));
}
