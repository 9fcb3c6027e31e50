import { type Uniform, standardNormal } from '../sample-service/chance';
import { HASH_SECONDS } from '../sample-service/endpoint';
import { type Labels, type Write, seriesText } from './open-metrics';
import { type Observed, total } from './request-series';

const CPU = { name: 'process_cpu_seconds', type: 'counter' } as const;
const MEMORY = { name: 'process_resident_memory_bytes', type: 'gauge' } as const;
const START = { name: 'process_start_time_seconds', type: 'gauge' } as const;
const LAG = { name: 'nodejs_eventloop_lag_p99_seconds', type: 'gauge' } as const;

/** Measured on the running services: CPU of an idle process, and per request without hashing. */
const IDLE_CORES = 0.005;
const REQUEST_CPU = 0.0011;

/** Measured: resident memory after start and when warm, and the time constant in between. */
const FRESH_BYTES = 78e6;
const RESTING_BYTES = 101e6;
const WARMING = 900;

const USUAL_LAG = 0.024;

/** The process metrics of prom-client that the page reads. CPU depends on requests, memory on uptime. */
export class ProcessSeries {
  #cpu = 0;

  constructor(
    private readonly labels: Labels,
    private readonly startedAt: number,
    private readonly uniform: Uniform,
  ) {}

  work(observed: readonly Observed[], seconds: number): void {
    this.#cpu += seconds * IDLE_CORES;
    for (const { endpoint, counts } of observed)
      this.#cpu += total(counts) * (REQUEST_CPU + (endpoint.hashes ?? 0) * HASH_SECONDS);
  }

  expose(write: Write, time: number): void {
    const grown = 1 - Math.exp(-(time - this.startedAt) / WARMING);
    const bytes = FRESH_BYTES + (RESTING_BYTES - FRESH_BYTES) * grown + 1.5e6 * standardNormal(this.uniform);
    write(CPU, seriesText('process_cpu_seconds_total', this.labels), this.#cpu, time);
    write(MEMORY, seriesText(MEMORY.name, this.labels), 4096 * Math.round(bytes / 4096), time);
    write(START, seriesText(START.name, this.labels), this.startedAt, time);
    write(LAG, seriesText(LAG.name, this.labels), USUAL_LAG * (1 + 0.1 * Math.abs(standardNormal(this.uniform))), time);
  }
}
