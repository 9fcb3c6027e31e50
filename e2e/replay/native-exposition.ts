import { groupsOf, rateOf, type Group } from './exposition';
import { type Family, type Labels, AGE_AT_START } from './family';
import { delimited, double, type Field, message, signed, text, unsigned } from './protobuf';
import { type InstanceName, meanOf, shareWithin } from './traffic';

/** Four buckets per power of two: bounds are 19 % apart. */
const SCHEMA = 2;

/** From 0.5 ms to 64 s. */
const [FIRST_BUCKET, LAST_BUCKET] = [-44, 24];

const INDEXES = Array.from({ length: LAST_BUCKET - FIRST_BUCKET + 1 }, (_, i) => FIRST_BUCKET + i);

const edgeOf = (index: number): number => 2 ** (index / 2 ** SCHEMA);

/** Upper bucket bounds in seconds, ascending. */
export const NATIVE_EDGES: readonly number[] = INDEXES.map(edgeOf);

const labelPairs = (labels: Labels): Field[] =>
  Object.entries(labels).map(([name, value]) => message(1, [text(1, name), text(2, value)]));

type NativeCounts = { count: number; zero: number; buckets: readonly number[] };

/**
 * The number of requests in each bucket after some seconds. The share of each bucket is computed first and then
 * multiplied, so that the product never decreases: the difference of two large products could decrease by a rounding
 * error, which a server takes for a counter reset.
 */
export function nativeCounts({ flows }: Pick<Group, 'flows'>, elapsed: number): NativeCounts {
  const requests = rateOf(flows) * (AGE_AT_START + elapsed);
  const within = (index: number) => shareWithin(edgeOf(index), flows);
  return {
    count: requests * within(LAST_BUCKET),
    zero: requests * within(FIRST_BUCKET - 1),
    buckets: INDEXES.map((index) => requests * (within(index) - within(index - 1))),
  };
}

/**
 * Field numbers of metrics.proto in prometheus/client_model. Float counts, because counters here increase by fractions.
 */
function histogramMetric(group: Group, elapsed: number): Field[] {
  const { count, zero, buckets } = nativeCounts(group, elapsed);
  const histogram = [
    double(2, rateOf(group.flows) * (AGE_AT_START + elapsed) * meanOf(group.flows)),
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
          message(3, [double(1, family.perSecond(instance) * (AGE_AT_START + elapsed) + family.ahead(instance))]),
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

/** The protobuf exposition of one instance after some seconds, the only format for native histograms. */
export function nativeExposition(families: readonly Family[], instance: InstanceName, elapsed: number): Uint8Array {
  return Buffer.concat(families.map((family) => familyAt(family, instance, elapsed)));
}
