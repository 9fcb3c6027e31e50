import type { Uniform } from '../sample-service/chance';
import type { Write } from './open-metrics';
import { PastAlerts } from './past-alerts';
import { type PastEvent, conditionsAt } from './past-events';
import { type PastRule } from './past-rules';
import { RecentRequests } from './recent-requests';
import { exposeRecorded } from './recorded-series';
import { ServicePast } from './service-past';
import { trafficModel } from './traffic-model';

/** The longest rate window of the rules, seconds. */
const WINDOW = 300;

/** Simulates all services over the past, step by step. */
export class Past {
  readonly #services: { past: ServicePast; recent: RecentRequests }[];
  readonly #alerts: PastAlerts;

  constructor(
    private readonly events: readonly PastEvent[],
    rules: readonly PastRule[],
    uniform: Uniform,
  ) {
    this.#services = trafficModel().map((traffic) => ({
      past: new ServicePast(traffic, events, uniform),
      recent: new RecentRequests(traffic.edges, WINDOW),
    }));
    this.#alerts = new PastAlerts(rules);
  }

  /**
   * Simulates the `seconds` before `time` (Unix seconds), and writes the samples of a scrape and a rule evaluation at
   * `time`.
   */
  simulate(time: number, seconds: number, write: Write): void {
    const conditions = conditionsAt(this.events, time);
    for (const { past, recent } of this.#services)
      recent.add(time, past.simulate({ time, seconds }, conditions, write));
    const [shop, backend] = this.#services.map(({ recent }) => recent);
    if (!shop || !backend) return;
    const down = this.#services.flatMap(({ past: { traffic } }) =>
      traffic.instances.filter((one) => conditions.down.has(one)).map((instance) => ({ job: traffic.job, instance })),
    );
    exposeRecorded(backend, write, time);
    this.#alerts.expose({ shop, backend, down }, write, time);
  }
}
