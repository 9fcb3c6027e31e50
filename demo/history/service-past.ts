import { TELEMETRY_BUCKETS } from '../inventory/telemetry-meter';
import type { Uniform } from '../sample-service/chance';
import { CURRENT_VERSION } from '../sample-service/serve';
import { type Durations, cachedDurations } from './durations';
import { type Labels, type Write, seriesText } from './open-metrics';
import { type Conditions, type PastEvent, formerVersion } from './past-events';
import { ProcessSeries } from './process-series';
import { type Observed, type RequestSeries, routeSeries, telemetrySeries } from './request-series';
import { shopSeries } from './shop-series';
import { type Step, requestsOf } from './step-requests';
import type { EndpointTraffic, ServiceTraffic } from './traffic-model';

const UP = { name: 'up', type: 'gauge' } as const;

/** The request series of one process, with the metric names of its service. */
function seriesOf({ job, edges }: ServiceTraffic, labels: Labels): RequestSeries {
  switch (job) {
    case 'shop-api':
      return shopSeries(edges, labels);
    case 'backend':
      return routeSeries(edges, labels);
    case 'inventory':
      return telemetrySeries(TELEMETRY_BUCKETS, labels);
  }
}

type Process = { version: string; requests: RequestSeries; metrics: ProcessSeries };

/** Simulates one service over the past, step by step. */
export class ServicePast {
  readonly #processes = new Map<string, Process>();
  readonly #durations: (endpoint: EndpointTraffic['endpoint'], inventoryDelay: number) => Durations;

  constructor(
    readonly traffic: ServiceTraffic,
    private readonly events: readonly PastEvent[],
    private readonly uniform: Uniform,
  ) {
    this.#durations = cachedDurations(traffic.edges, uniform);
  }

  /** Simulates one step and writes the scrape at its end. Returns the requests of all instances. */
  simulate(step: Omit<Step, 'share'>, conditions: Conditions, write: Write): Observed[] {
    const { job, instances } = this.traffic;
    const up = instances.filter((instance) => !conditions.down.has(instance));
    // The load balancer distributes the share of a missing instance to the others.
    const share = (conditions.arriving[job] ?? 1) / up.length;
    return instances.flatMap((instance, position) => {
      const isUp = up.includes(instance);
      write(UP, seriesText(UP.name, { instance, job }), isUp ? 1 : 0, step.time);
      if (isUp) return this.#simulateInstance(instance, position, { ...step, share }, conditions, write);
      this.#processes.delete(instance);
      return [];
    });
  }

  #simulateInstance(instance: string, position: number, step: Step, conditions: Conditions, write: Write): Observed[] {
    const { job } = this.traffic;
    const { version, requests, metrics } = this.#process(instance, position, step);
    const seen = this.traffic.endpoints.flatMap((one) =>
      requestsOf(one, step, conditions, this.#durations(one.endpoint, conditions.inventoryDelay), this.uniform),
    );
    for (const observed of seen) requests.observe(observed);
    metrics.work(seen, step.seconds);
    requests.expose(write, step.time);
    metrics.expose(write, step.time);
    const info = `${job.replaceAll('-', '_')}_build_info`;
    write({ name: info, type: 'gauge' }, seriesText(info, { instance, job, version }), 1, step.time);
    return seen;
  }

  /** The process of an instance. After an outage or a new version it is a new one, whose counters start at zero. */
  #process(instance: string, position: number, { time, seconds }: Step): Process {
    const { job } = this.traffic;
    const version = (job === 'shop-api' ? formerVersion(this.events, position, time) : undefined) ?? CURRENT_VERSION;
    const running = this.#processes.get(instance);
    if (running?.version === version) return running;
    const labels = { instance, job };
    const started = {
      version,
      requests: seriesOf(this.traffic, labels),
      metrics: new ProcessSeries(labels, time - seconds, this.uniform),
    };
    this.#processes.set(instance, started);
    return started;
  }
}
