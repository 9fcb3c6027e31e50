import * as v from 'valibot';
import type { ActiveAlertmanagers } from '@/prometheus/server/facts';

const WireAlertmanagers = v.object({
  activeAlertmanagers: v.nullish(v.array(v.object({ url: v.string() }))),
  droppedAlertmanagers: v.nullish(v.array(v.object({ url: v.string() }))),
});

const WireAnnouncers = v.array(v.object({ target: v.object({ job: v.optional(v.string()) }) }));

/** Where the server sends its alerts; null where this is no answer of the alertmanagers API. */
export function decodeAlertmanagers(data: unknown): ActiveAlertmanagers | null {
  const wire = v.safeParse(WireAlertmanagers, data);
  if (!wire.success) return null;
  const urls = (list: readonly { url: string }[] | null | undefined) => (list ?? []).map(({ url }) => url);
  return { active: urls(wire.output.activeAlertmanagers), dropped: urls(wire.output.droppedAlertmanagers) };
}

/** The jobs whose targets announce a metric. */
export function decodeAnnouncers(data: unknown): string[] | null {
  const wire = v.safeParse(WireAnnouncers, data);
  return wire.success ? [...new Set(wire.output.flatMap(({ target }) => target.job ?? []))] : null;
}

/** Whether any target announces the metric; null where this is no answer of the metadata API. */
export function isAnnounced(data: unknown, metric: string): boolean | null {
  if (typeof data !== 'object' || data === null) return null;
  // Not by the dot: a metric may be called `constructor`.
  const entries = new Map<string, unknown>(Object.entries(data)).get(metric) ?? [];
  return Array.isArray(entries) ? entries.length > 0 : null;
}

/** A list of names or label values. */
export function decodeTexts(data: unknown): string[] | null {
  const wire = v.safeParse(v.array(v.string()), data);
  return wire.success ? wire.output : null;
}
