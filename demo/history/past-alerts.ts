import { type Write, seriesText } from './open-metrics';
import type { PastRule, Present } from './past-rules';

const ALERTS = { name: 'ALERTS', type: 'unknown' } as const;
const FOR_STATE = { name: 'ALERTS_FOR_STATE', type: 'unknown' } as const;

/**
 * Simulates alerts from pending to firing, and writes the two series that Prometheus records for each. Prometheus ends
 * them with a staleness marker, which the text format does not have, so past alerts seem to last for the lookback of
 * five minutes longer.
 */
export class PastAlerts {
  readonly #activeSince = new Map<string, number>();

  constructor(private readonly rules: readonly PastRule[]) {}

  expose(present: Present, write: Write, time: number): void {
    const active = new Set<string>();
    for (const { wait, labels, holds } of this.rules) {
      for (const found of holds(present)) {
        const key = seriesText(FOR_STATE.name, { ...found, ...labels });
        active.add(key);
        const since = this.#activeSince.get(key) ?? time;
        this.#activeSince.set(key, since);
        const alertstate = time - since >= wait ? 'firing' : 'pending';
        write(ALERTS, seriesText(ALERTS.name, { ...found, ...labels, alertstate }), 1, time);
        write(FOR_STATE, key, Math.floor(since), time);
      }
    }
    for (const key of this.#activeSince.keys()) if (!active.has(key)) this.#activeSince.delete(key);
  }
}
