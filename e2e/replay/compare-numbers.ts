import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Family } from './family';
import { type Finding, oneOf, sameNumber, within } from './finding';
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
} from './truth';

/** The paces of the stopwatches within the windows that the page takes its rates over. */
export type Paces = { traffic: Pace; errors: Pace; cpu: Pace };

type Comparison = { service: ReplayedService; profile: ServiceProfile; shown: DisplayedNumbers; paces: Paces };

/** Every number that the overview shows of a service against the truth. */
export function compareNumbers(comparison: Comparison): Finding[] {
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

/** The only line of a panel, or the only one of that name. */
function end({ lines }: DisplayedNumbers, panel: string, legend?: string): number | null {
  const found = (lines.get(panel) ?? []).filter((line) => legend === undefined || line.legend === legend);
  return found.length === 1 ? (found[0]?.value ?? null) : null;
}

function compareTraffic({ shown, paces, service }: Comparison): Finding[] {
  const expected = requestRate(paces.traffic);
  const inProgress = [
    sameNumber('in progress', shown.moment.inProgress, 3),
    sameNumber('chart in-progress', end(shown, 'in-progress'), 3),
  ];
  return [
    sameNumber('requests per second', shown.moment.requestRate, expected),
    sameNumber('chart requests', end(shown, 'requests'), expected),
    ...(service.expected.inProgress === null ? [] : inProgress),
  ];
}

function compareErrors({ shown, paces, service }: Comparison): Finding[] {
  const { failures } = service.expected;
  if (failures === null)
    return [
      oneOf('error ratio', shown.moment.errorRatio?.toString(), null),
      oneOf('chart error-ratio', end(shown, 'error-ratio')?.toString(), null),
    ];
  const failed = serverErrorRate(paces.errors);
  const ratio = failed / requestRate(paces.errors);
  const tellsClient = failures.by === 'label' ? failures.tellsClientErrors : failures.clientErrors !== null;
  // Nothing is asked where nothing is told; what is shown all the same must be true.
  const client =
    tellsClient || shown.moment.clientErrorRate !== null
      ? [sameNumber('4xx per second', shown.moment.clientErrorRate, clientErrorRate(paces.errors))]
      : [];
  return [
    sameNumber('error ratio', shown.moment.errorRatio, ratio),
    sameNumber('chart error-ratio', end(shown, 'error-ratio'), ratio),
    sameNumber('5xx per second', shown.moment.serverErrorRate, failed),
    ...client,
  ];
}

const QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

type QuantileName = keyof typeof QUANTILES;

function compareDurations({ shown, profile, service }: Comparison): Finding[] {
  const { duration } = profile;
  const family = duration && familyOf(service, duration.base);
  if (!family)
    return (Object.keys(QUANTILES) as QuantileName[]).map((name) =>
      oneOf(name, shown.moment[name]?.value.toString(), null),
    );
  const mean = meanOf(ENDPOINTS.map((endpoint) => ({ endpoint, rate: endpoint.rate })));
  return [
    ...(Object.keys(QUANTILES) as QuantileName[]).flatMap((name) => compareQuantile(name, shown, family)),
    ...compareLines(shown, family),
    sameNumber('mean', shown.moment.mean, mean),
    sameNumber('chart average', end(shown, 'average'), mean),
  ];
}

/** Nothing but a mean is known of some. */
const hasQuantiles = (family: Family): boolean =>
  family.kind !== 'mean-gauge' && !(family.kind === 'summary' && family.quantiles.length === 0);

function compareQuantile(name: QuantileName, { moment }: DisplayedNumbers, family: Family): Finding[] {
  const value = moment[name];
  if (!hasQuantiles(family)) return [oneOf(name, value?.value.toString(), null)];
  const bounds = boundsOf(family, QUANTILES[name]);
  return [
    within(name, value?.value, bounds),
    oneOf(`${name} told as a lower bound`, value && String(value.atLeast), String(bounds.isCut)),
  ];
}

/** Every line of the chart must be the quantile whose name it has; a summary has others than p50, p95 and p99. */
function compareLines({ lines }: DisplayedNumbers, family: Family): Finding[] {
  const drawn = (lines.get('latency') ?? []).flatMap((line) => {
    const q = Number(/^p(\d+(?:\.\d+)?)$/.exec(line.legend)?.[1]) / 100;
    return Number.isNaN(q) ? [] : [within(`chart ${line.legend}`, line.value, boundsOf(family, q))];
  });
  return [
    oneOf('lines of quantiles', drawn.length > 0 ? 'drawn' : null, hasQuantiles(family) ? 'drawn' : null),
    ...drawn,
  ];
}

function compareEndpoints({ shown, profile, service, paces }: Comparison): Finding[] {
  const { requests, duration } = profile;
  const family = requests && familyOf(service, requests.metric);
  if (!requests?.endpoint || !family) return [];
  const { qualifier } = requests;
  const flows = flowsBy(family, requests.endpoint, qualifier);
  const pace = INSTANCES.a * paces.errors.a + INSTANCES.b * paces.errors.b;
  const expectedCount = Math.min(flows.size, requests.busiest ?? flows.size);
  return [
    oneOf('number of endpoints', String(shown.endpoints.length), String(expectedCount)),
    ...shown.endpoints
      .slice(0, 12)
      .map(({ endpoint, requestRate: rate }) =>
        sameNumber(
          `requests of ${endpoint || 'no endpoint'}`,
          rate,
          pace * (flows.get(endpoint) ?? []).reduce((sum, flow) => sum + flow.rate, 0),
        ),
      ),
    ...(duration ? compareSlowest(shown.lines.get('p95-by-endpoint') ?? []) : []),
  ];

  function compareSlowest(lines: readonly Line[]): Finding[] {
    const label = duration?.endpoint ?? duration?.byEndpoint?.endpoint;
    const durations = duration && familyOf(service, duration.byEndpoint?.base ?? duration.base);
    if (!label || !durations) return [];
    const slow = flowsBy(durations, label, qualifier);
    return lines
      .slice(0, 12)
      .map(({ labels, value }) =>
        within(
          `p95 of ${labels[label] ?? 'no endpoint'}`,
          value,
          boundsOf(durations, 0.95, slow.get(labels[label] ?? '') ?? []),
        ),
      );
  }
}

function compareProcess({ shown, profile, service, paces }: Comparison): Finding[] {
  const exposes = (name: RegExp) => service.families.some((family) => name.test(family.name));
  const instances = [sameNumber('instances up', shown.moment.instancesUp, 2)];
  if (!exposes(/process_cpu_seconds_total$/)) return [...instances, oneOf('metric of CPU', profile.cpu, null)];
  return [
    ...instances,
    sameNumber('CPU', end(shown, 'cpu-total'), cpuCores(paces.cpu)),
    sameNumber('memory', end(shown, 'memory-total'), MEMORY),
  ];
}
