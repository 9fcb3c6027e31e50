import type { PrometheusApi } from './prometheus';
import { expectShown } from './shown-number';
import { expect } from './stack';
import type { VigiePage } from './vigie-page';

/**
 * Seconds after which Prometheus has stored whatever it scraped, so that its answers about that moment no longer
 * change.
 */
const SETTLED_AFTER = 5;

/** A fixed range that ends at a moment about which page and test get the same answers, whenever they ask. */
export type Moment = { at: number; from: string; to: string };

/** How old the youngest target must be, so that there is something to say about a moment that is over; seconds. */
const OLD_ENOUGH = SETTLED_AFTER + 15;

export async function settledMoment(prometheus: PrometheusApi, length = 600): Promise<Moment> {
  await expect.poll(() => prometheus.number(`min(up offset ${OLD_ENOUGH}s)`), { timeout: 40_000 }).toBe(1);
  const at = Math.floor(await prometheus.now()) - SETTLED_AFTER;
  return { at, from: String(at - length), to: String(at) };
}

/** Expect that each panel, by its id, shows what Prometheus answers to the expression beside it. */
export async function expectNumbers(
  vigie: VigiePage,
  prometheus: PrometheusApi,
  { at }: Moment,
  exprs: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [id, expr] of Object.entries(exprs)) {
    const value = await prometheus.number(expr, at);
    // What a panel showed before the filter changed may stand for a moment.
    await expect(async () => expectShown(await vigie.numberIn(vigie.panel(id)), value), id).toPass({ timeout: 15_000 });
  }
}
