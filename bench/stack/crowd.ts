import { type GeneratedSeries, instanceSeries, MOST_BUCKETS } from './shape';

/** Data for measuring tables: the number of services, endpoints of one of them, and instances of another. */
export const CROWD = { services: 40, endpoints: 500, instances: 3000 } as const;

export const WIDE_JOB = 'wide-api';
export const FLEET_JOB = 'fleet-api';

/** Half an hour, because it is most of the generated data. */
export const CROWD_HOURS = 0.5;

/** The metrics of the instance table, without buckets. */
const FLEET_METRICS: ReadonlySet<string> = new Set([
  'http_requests_total',
  'http_requests_5xx_total',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
]);

const up = (job: string, instance: string): GeneratedSeries => ({
  job,
  metric: 'up',
  labels: '',
  instance,
  at: () => 1,
});

function ofInstance(job: string, endpoints: number, index: number): GeneratedSeries[] {
  const instance = `10.${Math.floor(index / 60_000)}.${Math.floor(index / 250) % 240}.${(index % 250) + 1}:8080`;
  return [
    ...instanceSeries({ endpoints, buckets: MOST_BUCKETS, durationsBy: 'endpoint' }, instance, index).map((series) => ({
      ...series,
      job,
    })),
    up(job, instance),
  ];
}

/** All series. They are not scraped, so they end with their history. */
export function crowdSeries(): GeneratedSeries[] {
  const services = Array.from({ length: CROWD.services }, (_, i) =>
    [0, 1].flatMap((index) => ofInstance(`service-${String(i + 1).padStart(2, '0')}`, 1, 2 * i + index)),
  );
  const fleet = Array.from({ length: CROWD.instances }, (_, index) =>
    ofInstance(FLEET_JOB, 1, index).filter(({ metric }) => metric === 'up' || FLEET_METRICS.has(metric)),
  );
  return [...services.flat(), ...ofInstance(WIDE_JOB, CROWD.endpoints, 0), ...fleet.flat()];
}
