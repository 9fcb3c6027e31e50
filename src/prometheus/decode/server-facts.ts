import * as v from 'valibot';
import type { ActiveAlertmanagers, MetricMetadata } from '@/prometheus/server-facts';

const WireAlertmanagers = v.object({
  activeAlertmanagers: v.nullish(v.array(v.object({ url: v.string() }))),
  droppedAlertmanagers: v.nullish(v.array(v.object({ url: v.string() }))),
});

const WireMetadata = v.object({ type: v.optional(v.string(), 'unknown'), help: v.optional(v.string(), ''), unit: v.optional(v.string(), '') });

/** Where the server sends its alerts; null where this is no answer of the alertmanagers API. */
export function decodeAlertmanagers(data: unknown): ActiveAlertmanagers | null {
  const wire = v.safeParse(WireAlertmanagers, data);
  if (!wire.success) return null;
  const urls = (list: readonly { url: string }[] | null | undefined) => (list ?? []).map(({ url }) => url);
  return { active: urls(wire.output.activeAlertmanagers), dropped: urls(wire.output.droppedAlertmanagers) };
}

/** What targets say about one metric; several entries where they disagree, none where nobody knows it. */
export function decodeMetadata(data: unknown, metric: string): MetricMetadata[] | null {
  if (typeof data !== 'object' || data === null) return null;
  // Not by the dot: a metric may be called `constructor`.
  const entries = new Map<string, unknown>(Object.entries(data)).get(metric) ?? [];
  const wire = v.safeParse(v.array(WireMetadata), entries);
  return wire.success ? wire.output : null;
}

/** A list of names or label values. */
export function decodeTexts(data: unknown): string[] | null {
  const wire = v.safeParse(v.array(v.string()), data);
  return wire.success ? wire.output : null;
}
