import * as v from 'valibot';
import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import { instantSeconds } from '@/prometheus/sample-value';
import { type Decoded, readPart } from './decoded';
import { decodeLabels } from './labels';

const Names = v.nullish(v.array(v.string()), []);

const WireAlert = v.object({
  fingerprint: v.optional(v.string(), ''),
  labels: v.optional(v.unknown()),
  startsAt: v.optional(v.string(), ''),
  receivers: v.nullish(v.array(v.object({ name: v.string() })), []),
  status: v.object({
    state: v.picklist(['active', 'suppressed', 'unprocessed']),
    silencedBy: Names,
    inhibitedBy: Names,
    // Since 0.28.
    mutedBy: Names,
  }),
});

const WireSilence = v.object({
  id: v.string(),
  status: v.object({ state: v.picklist(['active', 'pending', 'expired']) }),
  createdBy: v.optional(v.string(), ''),
  comment: v.optional(v.string(), ''),
  startsAt: v.optional(v.string(), ''),
  endsAt: v.optional(v.string(), ''),
});

/**
 * The alerts of `/api/v2/alerts`; null where the answer is no list. Alerts that cannot be decoded are left out, and
 * counted in a warning.
 */
export function decodeAlertmanagerAlerts(wire: unknown): Decoded<AlertmanagerAlert> {
  return each(wire, WireAlert, ({ fingerprint, labels, startsAt, receivers, status }) => ({
    fingerprint,
    labels: decodeLabels(labels),
    ...status,
    receivers: receivers.map(({ name }) => name),
    startsAt: instantSeconds(startsAt) ?? 0,
  }));
}

/** The silences of `/api/v2/silences`, likewise. */
export function decodeSilences(wire: unknown): Decoded<Silence> {
  return each(wire, WireSilence, ({ id, status, createdBy, comment, startsAt, endsAt }) => ({
    id,
    state: status.state,
    createdBy,
    comment,
    startsAt: instantSeconds(startsAt) ?? 0,
    endsAt: instantSeconds(endsAt) ?? 0,
  }));
}

function each<const S extends v.GenericSchema, T>(
  wire: unknown,
  schema: S,
  read: (item: v.InferOutput<S>) => T,
): Decoded<T> {
  if (!Array.isArray(wire)) return null;
  const items = wire.flatMap((item) => {
    const parsed = v.safeParse(schema, item);
    return parsed.success ? [read(parsed.output)] : [];
  });
  return readPart(items, wire.length - items.length);
}
