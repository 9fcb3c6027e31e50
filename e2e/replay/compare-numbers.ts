import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Family } from './family';
import { type Check, checkOneOf, checkNumber, checkWithin } from './check';
import type { ReplayedService } from './replayed-service';
import type { Line, DisplayedNumbers } from './displayed-numbers';
import { ENDPOINTS, INSTANCES, meanOf } from './traffic';
import {
  boundsOf,
  clientErrorRate,
  cpuCores,
  familyOf,
  flowsBy,
  MEMORY,
  type Pace,
  requestRate,
  serverErrorRate,
} from './expected-numbers';

/** The rate of the clock metric of each instance within the rate windows of the page. */
export type Paces = { traffic: Pace; errors: Pace; cpu: Pace };

type Comparison = { service: ReplayedService; profile: ServiceProfile; shown: DisplayedNumbers; paces: Paces };

/** Compares every number of the overview with its expected value. */
export function compareNumbers(comparison: Comparison): Check[] {
  const { profile, service } = comparison;
  const aboutProcess = compareProcess(comparison);
  if (service.expected.requests === null || profile.requests === null) return aboutProcess;
  return [
    ...compareTraffic(comparison),
    ...compareErrors(comparison),
    ...compareDurations(comparison),
    ...compareEndpoints(comparison),
    ...aboutProcess,
  ];
}

/** The last value of the only line of a panel, or of the only one with this legend. */
function lastValueOf({ lines }: DisplayedNumbers, panel: string, legend?: string): number | null {
  const found = (lines.get(panel) ?? []).filter((line) => legend === undefined || line.legend === legend);
  return found.length === 1 ? (found[0]?.value ?? null) : null;
}

function compareTraffic({ shown, paces, service }: Comparison): Check[] {
  const expected = requestRate(paces.traffic);
  const inProgress = [
    checkNumber('in progress', shown.moment.inProgress, 3),
    checkNumber('chart in-progress', lastValueOf(shown, 'in-progress'), 3),
  ];
  return [
    checkNumber('requests per second', shown.moment.requestRate, expected),
    checkNumber('chart requests', lastValueOf(shown, 'requests'), expected),
    ...(service.expected.inProgress === null ? [] : inProgress),
  ];
}

function compareErrors({ shown, paces, service }: Comparison): Check[] {
  const { failures } = service.expected;
  if (failures === null)
    return [
      checkOneOf('error ratio', shown.moment.errorRatio?.toString(), null),
      checkOneOf('chart error-ratio', lastValueOf(shown, 'error-ratio')?.toString(), null),
    ];
  const failed = serverErrorRate(paces.errors);
  const ratio = failed / requestRate(paces.errors);
  const tellsClient = failures.by === 'label' ? failures.tellsClientErrors : failures.clientErrors !== null;
  // 4xx need not be shown where they are not exposed; if shown, they must be correct.
  const client =
    tellsClient || shown.moment.clientErrorRate !== null
      ? [checkNumber('4xx per second', shown.moment.clientErrorRate, clientErrorRate(paces.errors))]
      : [];
  return [
    checkNumber('error ratio', shown.moment.errorRatio, ratio),
    checkNumber('chart error-ratio', lastValueOf(shown, 'error-ratio'), ratio),
    checkNumber('5xx per second', shown.moment.serverErrorRate, failed),
    ...client,
  ];
}

const QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

type QuantileName = keyof typeof QUANTILES;

function compareDurations({ shown, profile, service }: Comparison): Check[] {
  const { duration } = profile;
  const family = duration && familyOf(service, duration.base);
  if (!family)
    return (Object.keys(QUANTILES) as QuantileName[]).map((name) =>
      checkOneOf(name, shown.moment[name]?.value.toString(), null),
    );
  const mean = meanOf(ENDPOINTS.map((endpoint) => ({ endpoint, rate: endpoint.rate })));
  return [
    ...(Object.keys(QUANTILES) as QuantileName[]).flatMap((name) => compareQuantile(name, shown, family)),
    ...compareLines(shown, family),
    checkNumber('mean', shown.moment.mean, mean),
    checkNumber('chart average', lastValueOf(shown, 'average'), mean),
  ];
}

/** Some families only provide a mean. */
const hasQuantiles = (family: Family): boolean =>
  family.kind !== 'mean-gauge' && !(family.kind === 'summary' && family.quantiles.length === 0);

function compareQuantile(name: QuantileName, { moment }: DisplayedNumbers, family: Family): Check[] {
  const value = moment[name];
  if (!hasQuantiles(family)) return [checkOneOf(name, value?.value.toString(), null)];
  const bounds = boundsOf(family, QUANTILES[name]);
  return [
    checkWithin(name, value?.value, bounds),
    checkOneOf(`${name} told as a lower bound`, value && String(value.atLeast), String(bounds.isCut)),
  ];
}

/** Every line of the chart must be the quantile of its legend; a summary may have others than p50, p95 and p99. */
function compareLines({ lines }: DisplayedNumbers, family: Family): Check[] {
  const drawn = (lines.get('latency') ?? []).flatMap((line) => {
    const q = Number(/^p(\d+(?:\.\d+)?)$/.exec(line.legend)?.[1]) / 100;
    return Number.isNaN(q) ? [] : [checkWithin(`chart ${line.legend}`, line.value, boundsOf(family, q))];
  });
  return [
    checkOneOf('lines of quantiles', drawn.length > 0 ? 'drawn' : null, hasQuantiles(family) ? 'drawn' : null),
    ...drawn,
  ];
}

function compareEndpoints({ shown, profile, service, paces }: Comparison): Check[] {
  const { requests, duration } = profile;
  const family = requests && familyOf(service, requests.metric);
  if (!requests?.endpoint || !family) return [];
  const { qualifier } = requests;
  const flows = flowsBy(family, requests.endpoint, qualifier);
  const pace = INSTANCES.a * paces.errors.a + INSTANCES.b * paces.errors.b;
  const expectedCount = Math.min(flows.size, requests.busiest ?? flows.size);
  return [
    checkOneOf('number of endpoints', String(shown.endpoints.length), String(expectedCount)),
    ...shown.endpoints
      .slice(0, 12)
      .map(({ endpoint, requestRate: rate }) =>
        checkNumber(
          `requests of ${endpoint || 'no endpoint'}`,
          rate,
          pace * (flows.get(endpoint) ?? []).reduce((sum, flow) => sum + flow.rate, 0),
        ),
      ),
    ...(duration ? compareSlowest(shown.lines.get('p95-by-endpoint') ?? []) : []),
  ];

  function compareSlowest(lines: readonly Line[]): Check[] {
    const label = duration?.endpoint ?? duration?.byEndpoint?.endpoint;
    const durations = duration && familyOf(service, duration.byEndpoint?.base ?? duration.base);
    if (!label || !durations) return [];
    const slow = flowsBy(durations, label, qualifier);
    return lines
      .slice(0, 12)
      .map(({ labels, value }) =>
        checkWithin(
          `p95 of ${labels[label] ?? 'no endpoint'}`,
          value,
          boundsOf(durations, 0.95, slow.get(labels[label] ?? '') ?? []),
        ),
      );
  }
}

function compareProcess({ shown, profile, service, paces }: Comparison): Check[] {
  const exposes = (name: RegExp) => service.families.some((family) => name.test(family.name));
  const instances = [checkNumber('instances up', shown.moment.instancesUp, 2)];
  if (!exposes(/process_cpu_seconds_total$/)) return [...instances, checkOneOf('metric of CPU', profile.cpu, null)];
  return [
    ...instances,
    checkNumber('CPU', lastValueOf(shown, 'cpu-total'), cpuCores(paces.cpu)),
    checkNumber('memory', lastValueOf(shown, 'memory-total'), MEMORY),
  ];
}
