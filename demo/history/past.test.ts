import { describe, expect, it } from 'vitest';
import { rhythm } from '../load/rhythm';
import { RATES } from '../load/rates';
import { seeded } from '../testing/seeded';
import { Past } from './past';
import { type PastEvent, pastEvents } from './past-events';
import { readPastRules } from './past-rules';

const STEP = 15;
const START = 1_800_000_000;

type Samples = Map<string, [time: number, value: number][]>;

/** Simulates this many seconds with these events, whose times count from the start. */
function simulate(seconds: number, events: PastEvent[] = []): Samples {
  const samples: Samples = new Map();
  const absolute = events.map((event) => ({ ...event, from: START + event.from, to: START + event.to }));
  // Seeded, because with other random numbers a slow minute may trigger an alert.
  const past = new Past(absolute, readPastRules(), seeded());
  for (let time = START + STEP; time <= START + seconds; time += STEP) {
    past.simulate(time, STEP, (_family, series, value, at) => {
      const known = samples.get(series) ?? [];
      samples.set(series, known);
      known.push([at - START, value]);
    });
  }
  return samples;
}

function last(samples: Samples, series: string): number {
  return samples.get(series)?.at(-1)?.[1] ?? Number.NaN;
}

function sumOfLast(samples: Samples, pattern: RegExp): number {
  return [...samples]
    .filter(([series]) => pattern.test(series))
    .reduce((sum, [, values]) => sum + (values.at(-1)?.[1] ?? 0), 0);
}

const ALERT = /^ALERTS(_FOR_STATE)?\{/;

/** The simulation takes seconds of CPU, more on a busy machine. */
const TIMEOUT_MS = 30_000;

describe('Past', { timeout: TIMEOUT_MS }, () => {
  it('has the same traffic as the load generator, including its variation', () => {
    const samples = simulate(600);
    const expected =
      Array.from({ length: 600 }, (_, second) => rhythm(START + second)).reduce((sum, value) => sum + value, 0) *
      RATES['shop-api'];
    expect(sumOfLast(samples, /^http_requests_total\{instance="shop-api/) / expected).toBeCloseTo(0.94, 0.7);
  });

  it('reduces the requests of one service only during a loss of traffic', () => {
    const requests = (samples: Samples, job: string) =>
      sumOfLast(samples, new RegExp(`^http_request_duration_seconds_count\\{instance="${job}-`));
    const [usual, lost] = [
      simulate(600),
      simulate(600, [{ kind: 'lost-traffic', job: 'shop-api', share: 0.2, from: 0, to: 600 }]),
    ];
    expect(requests(lost, 'shop-api') / requests(usual, 'shop-api')).toBeCloseTo(0.2, 1);
    expect(requests(lost, 'backend') / requests(usual, 'backend')).toBeCloseTo(1, 1);
  });

  it('counts each request once in every metric that counts requests', () => {
    const samples = simulate(300);
    const byEndpoint = sumOfLast(samples, /^http_requests_total\{instance="shop-api-1"/);
    expect(last(samples, 'http_request_duration_seconds_count{instance="shop-api-1",job="shop-api"}')).toBe(byEndpoint);
    expect(last(samples, 'http_request_duration_seconds_bucket{instance="shop-api-1",job="shop-api",le="+Inf"}')).toBe(
      byEndpoint,
    );
  });

  it('stays below 1,000 series with all demo events', () => {
    const day = 86_400;
    const events = pastEvents(START, START + day).map((event) => ({
      ...event,
      from: event.from - START,
      to: event.to - START,
    }));
    // All events at once for ten minutes, after half an hour in which most rare failures have occurred.
    const squeezed = events.map((event) => ({ ...event, from: 1800, to: event.kind === 'deploy' ? 1800 : 2400 }));
    const size = simulate(2700, squeezed).size;
    expect(size).toBeGreaterThan(900);
    expect(size).toBeLessThanOrEqual(1000);
  });

  it('has no alerts without events', () => {
    expect([...simulate(900).keys()].filter((series) => ALERT.test(series))).toEqual([]);
  });

  it('an instance that is down has pending and firing alerts as in Prometheus, then starts from zero', () => {
    const samples = simulate(900, [{ kind: 'down', instance: 'backend-2', from: 300, to: 420 }]);
    const labels = 'instance="backend-2",job="backend",alertname="BackendDown",severity="critical",service="backend"';
    expect([...samples.keys()].filter((series) => ALERT.test(series))).toEqual([
      `ALERTS{${labels},alertstate="pending"}`,
      `ALERTS_FOR_STATE{${labels}}`,
      `ALERTS{${labels},alertstate="firing"}`,
    ]);
    const times = (state: string) => samples.get(`ALERTS{${labels},alertstate="${state}"}`)?.map(([time]) => time);
    expect([times('pending'), times('firing')]).toEqual([
      [300, 315, 330, 345],
      [360, 375, 390, 405],
    ]);
    expect(last(samples, `ALERTS_FOR_STATE{${labels}}`)).toBe(START + 300);
    const cpu = samples.get('process_cpu_seconds_total{instance="backend-2",job="backend"}') ?? [];
    const [before, after] = [cpu.find(([time]) => time === 285), cpu.find(([time]) => time === 420)];
    expect(cpu.some(([time]) => time >= 300 && time < 420)).toBe(false);
    expect(after?.[1]).toBeLessThan(before?.[1] ?? 0);
  });

  it('restarts shop-api with the current version at a deployment', () => {
    const samples = simulate(600, [{ kind: 'deploy', version: '0.9.2', from: 300, to: 300 }]);
    const times = (version: string) =>
      samples
        .get(`shop_api_build_info{instance="shop-api-1",job="shop-api",version="${version}"}`)
        ?.map(([time]) => time);
    expect([times('0.9.2')?.at(-1), times('1.0.0')?.[0]]).toEqual([285, 300]);
    expect(last(samples, 'process_start_time_seconds{instance="shop-api-1",job="shop-api"}')).toBe(START + 285);
  });
});

describe('pastEvents', () => {
  it('includes only events that fit a short history', () => {
    expect(pastEvents(START, START + 7200).map(({ kind }) => kind)).toEqual(['down', 'failing', 'deploy']);
    expect(pastEvents(START, START + 600)).toEqual([]);
  });
});

describe('readPastRules', () => {
  it('reads durations and labels from the deployed rules', () => {
    const found = readPastRules().map(
      ({ wait, labels }) => `${labels['service']} ${labels['alertname']} ${labels['severity']} ${wait}`,
    );
    expect(found).toContain('shop-api HighErrorRate critical 120');
    expect(found).toContain('backend HighErrorRate warning 300');
  });
});
