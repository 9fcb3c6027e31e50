import * as v from 'valibot';
import type { Alert, AlertRule, RecordingRules } from '@/prometheus/rule';
import { instantSeconds, sampleValue } from '@/prometheus/sample-value';
import { type Decoded, readPart } from './decoded';
import { decodeLabels } from './labels';

// https://prometheus.io/docs/prometheus/latest/querying/api/#rules . Every field that some server leaves out is
// optional here: one odd rule must not hide the alerts of all the others.
const WireAlert = v.object({
  labels: v.optional(v.unknown()),
  annotations: v.optional(v.unknown()),
  state: v.picklist(['firing', 'pending', 'inactive']),
  activeAt: v.nullish(v.string()),
  value: v.optional(v.union([v.string(), v.number()]), ''),
});

const WireRule = v.object({
  type: v.string(),
  name: v.string(),
  query: v.string(),
  duration: v.optional(v.number(), 0),
  labels: v.optional(v.unknown()),
  annotations: v.optional(v.unknown()),
  state: v.optional(v.string(), ''),
  lastError: v.nullish(v.string()),
  lastEvaluation: v.nullish(v.string()),
  alerts: v.nullish(v.array(v.unknown())),
});

// An older vmalert writes null where there are none: https://github.com/VictoriaMetrics/VictoriaMetrics/issues/4221 .
// An answer without the field is not this API; if it were read as no rules and no alerts, it would be taken for good
// news.
const WireGroups = v.object({
  groups: v.nullable(
    v.array(v.object({ interval: v.optional(v.number(), 0), rules: v.nullish(v.array(v.unknown())) })),
  ),
});

const WireAlerts = v.object({ alerts: v.nullable(v.array(v.unknown())) });

type Rule = v.InferOutput<typeof WireRule>;

/**
 * The alerting rules of all groups; null where this is no answer of the rules API, or none of them can be read. Rules
 * and alerts that cannot be read are counted.
 */
export function decodeAlertRules(data: unknown): Decoded<AlertRule> {
  const unread = { count: 0 };
  const items = eachRule(data, unread, (rule, interval) =>
    rule.type === 'alerting' ? [alertRule(rule, interval, unread)] : [],
  );
  return items && readPart(items, unread.count);
}

/** The recording rules of all groups; the first of several with the same name. */
export function decodeRecordingRules(data: unknown): RecordingRules | null {
  const rules = eachRule(data, { count: 0 }, (rule) => (rule.type === 'recording' ? [rule] : []));
  if (rules === null) return null;
  const failing = rules.flatMap(({ name, lastError }) => (lastError ? [[name, lastError] as const] : []));
  return {
    expressions: new Map(rules.toReversed().map(({ name, query }) => [name, query])),
    failing: new Map(failing),
  };
}

/** The alerts of `/api/v1/alerts`, which does not say how long their rules wait. */
export function decodeAlerts(data: unknown): Decoded<Alert> {
  const wire = v.safeParse(WireAlerts, data);
  if (!wire.success) return null;
  const unread = { count: 0 };
  const items = alertsOf(wire.output.alerts ?? [], { holdFor: 0 }, unread);
  return readPart(items, unread.count);
}

/** How much of an answer had to be left out: a rule or an alert that nobody sees might be the one that matters. */
type Unread = { count: number };

function eachRule<T>(data: unknown, unread: Unread, read: (rule: Rule, interval: number) => T[]): T[] | null {
  const wire = v.safeParse(WireGroups, data);
  if (!wire.success) return null;
  return (wire.output.groups ?? []).flatMap(({ interval, rules }) =>
    (rules ?? []).flatMap((item) => {
      const rule = v.safeParse(WireRule, item);
      if (rule.success) return read(rule.output, interval);
      unread.count++;
      return [];
    }),
  );
}

function alertRule(rule: Rule, interval: number, unread: Unread): AlertRule {
  const read = { holdFor: rule.duration, expr: rule.query };
  const alerts = alertsOf(rule.alerts ?? [], read, unread);
  return {
    name: rule.name,
    ...read,
    labels: decodeLabels(rule.labels),
    annotations: decodeLabels(rule.annotations),
    state: rule.state === 'firing' || rule.state === 'pending' ? rule.state : 'inactive',
    lastError: rule.lastError ?? '',
    lastEvaluation: instantSeconds(rule.lastEvaluation),
    interval,
    // Before labels are set from templates an alert carries its rule's name only in the rule.
    alerts: alerts.map((alert) => (alert.name === '' ? { ...alert, name: rule.name } : alert)),
  };
}

function alertsOf(items: readonly unknown[], rule: Pick<Alert, 'holdFor' | 'expr'>, unread: Unread): Alert[] {
  return items.flatMap((item) => {
    const wire = v.safeParse(WireAlert, item);
    if (!wire.success) {
      unread.count++;
      return [];
    }
    const { state, activeAt, value } = wire.output;
    const labels = decodeLabels(wire.output.labels);
    const alert: Alert = {
      name: labels['alertname'] ?? '',
      state,
      labels,
      annotations: decodeLabels(wire.output.annotations),
      activeAt: instantSeconds(activeAt) ?? 0,
      value: sampleValue(value),
      ...rule,
    };
    return [alert];
  });
}
