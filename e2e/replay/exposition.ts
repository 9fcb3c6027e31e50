import { type Family, type Labels, AGE_AT_START, type Naming } from './family';
import { type Flow, flowsOf, type InstanceName, meanOf, quantileOf, shareWithin, sum } from './traffic';

/** One series: its text before the value, its value at the start of the replay, and its increase per second. */
type Line = { head: string; start: number; perSecond: number };

/** Name and labels. A name that is not a plain identifier is quoted within the braces, as of Prometheus 3. */
function seriesText(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${quotedUnlessPlain(label)}="${value}"`);
  const isPlain = /^[a-zA-Z_:][\w:]*$/.test(name);
  if (isPlain) return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
  return `{${[`"${name}"`, ...pairs].join(',')}}`;
}

function quotedUnlessPlain(name: string): string {
  return /^[a-zA-Z_:][\w:]*$/.test(name) ? name : `"${name}"`;
}

export type Group = { labels: Labels; flows: Flow[] };

/** Groups flows by the series that counts them; a flow with several series is divided equally among them. */
export function groupsOf(naming: Naming, instance: InstanceName): Group[] {
  const groups = new Map<string, Group>();
  for (const flow of flowsOf(instance)) {
    const named = [naming(flow) ?? []].flat();
    for (const labels of named) {
      const key = JSON.stringify(labels);
      const group = groups.get(key) ?? { labels, flows: [] };
      group.flows.push({ ...flow, rate: flow.rate / named.length });
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

export const rateOf = (flows: readonly Flow[]): number => sum(flows.map(({ rate }) => rate));

const growing = (name: string, labels: Labels, perSecond: number): Line => ({
  head: seriesText(name, labels),
  start: perSecond * AGE_AT_START,
  perSecond,
});

const ahead = (line: Line, by: number): Line => ({ ...line, start: line.start + by });

function histogramLines(family: Extract<Family, { kind: 'histogram' }>, { labels, flows }: Group): Line[] {
  const { name, edges, unitsPerSecond, times } = family;
  const rate = times * rateOf(flows);
  const bucket = (le: string, share: number) => growing(`${name}_bucket`, { ...labels, le }, rate * share);
  return [
    ...edges.map((edge) => bucket(String(edge), shareWithin(edge / unitsPerSecond, flows))),
    bucket('+Inf', 1),
    growing(`${name}_sum`, labels, rate * meanOf(flows) * unitsPerSecond),
    growing(`${name}_count`, labels, rate),
  ];
}

function summaryLines(family: Extract<Family, { kind: 'summary' }>, { labels, flows }: Group): Line[] {
  const { name, quantiles, unitsPerSecond } = family;
  return [
    ...quantiles.map((q) => ({
      head: seriesText(name, { ...labels, quantile: String(q) }),
      start: quantileOf(q, flows) * unitsPerSecond,
      perSecond: 0,
    })),
    growing(`${name}_sum`, labels, rateOf(flows) * meanOf(flows) * unitsPerSecond),
    growing(`${name}_count`, labels, rateOf(flows)),
  ];
}

/** Classic buckets for servers that cannot ingest native histograms. */
export const CLASSIC_EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function linesOf(family: Family, instance: InstanceName): Line[] {
  switch (family.kind) {
    case 'gauge':
      return [{ head: seriesText(family.name, family.labels), start: family.value(instance), perSecond: 0 }];
    case 'rising':
      return [ahead(growing(family.name, family.labels, family.perSecond(instance)), family.ahead(instance))];
    case 'counter':
      return groupsOf(family.naming, instance).map(({ labels, flows }) =>
        growing(family.name, labels, family.times * rateOf(flows)),
      );
    case 'mean-gauge':
      return groupsOf(family.naming, instance).map(({ labels, flows }) => ({
        head: seriesText(family.name, labels),
        start: meanOf(flows),
        perSecond: 0,
      }));
    case 'summary':
      return groupsOf(family.naming, instance).flatMap((group) => summaryLines(family, group));
    case 'histogram':
      return groupsOf(family.naming, instance).flatMap((group) => histogramLines(family, group));
    case 'native-histogram': {
      const classic = { ...family, kind: 'histogram', edges: CLASSIC_EDGES, unitsPerSecond: 1, times: 1 } as const;
      return groupsOf(family.naming, instance).flatMap((group) => histogramLines(classic, group));
    }
  }
}

const TYPES = {
  counter: 'counter',
  rising: 'counter',
  gauge: 'gauge',
  'mean-gauge': 'gauge',
  summary: 'summary',
  histogram: 'histogram',
  'native-histogram': 'histogram',
} as const satisfies Record<Family['kind'], string>;

/**
 * The text exposition of one instance as a function of the seconds since the start of the replay. Counters increase by
 * fractions, so that any two scrapes give the exact rate and tests need not wait for rare requests.
 */
export function exposition(families: readonly Family[], instance: InstanceName): (elapsed: number) => string {
  const sections = families.map((family) => ({
    type: `# TYPE ${quotedUnlessPlain(family.name)} ${TYPES[family.kind]}\n`,
    lines: linesOf(family, instance),
  }));
  const text = (elapsed: number, { head, start, perSecond }: Line) => `${head} ${start + perSecond * elapsed}\n`;
  return (elapsed) => {
    const written = new Set<string>();
    // One TYPE line per name, even if several families share it.
    const typeOnce = (type: string) => (written.has(type) ? '' : (written.add(type), type));
    return sections
      .map(({ type, lines }) => typeOnce(type) + lines.map((line) => text(elapsed, line)).join(''))
      .join('');
  };
}
