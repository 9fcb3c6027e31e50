import type { PrometheusApi } from './prometheus';
import { expectShown } from './shown-number';
import { expect } from './stack';
import type { VigiePage } from './vigie-page';

/** Seconds after which all scrapes are stored, so that results for that time no longer change. */
const SETTLED_AFTER = 5;

/** A fixed range whose end is old enough that page and test get the same results. */
export type Moment = { at: number; from: string; to: string };

/** Minimum age of the youngest target, so that there is data at that moment; seconds. */
const OLD_ENOUGH = SETTLED_AFTER + 15;

export async function settledMoment(prometheus: PrometheusApi, length = 600): Promise<Moment> {
  await expect.poll(() => prometheus.number(`min(up offset ${OLD_ENOUGH}s)`), { timeout: 40_000 }).toBe(1);
  const at = Math.floor(await prometheus.now()) - SETTLED_AFTER;
  return { at, from: String(at - length), to: String(at) };
}

/** Expects each panel, by id, to show the value of its PromQL expression. */
export async function expectNumbers(
  vigie: VigiePage,
  prometheus: PrometheusApi,
  { at }: Moment,
  exprs: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [id, expr] of Object.entries(exprs)) {
    const value = await prometheus.number(expr, at);
    // A panel may briefly show its value from before a filter change.
    await expect(async () => expectShown(await vigie.numberIn(vigie.panel(id)), value), id).toPass({ timeout: 15_000 });
  }
}
