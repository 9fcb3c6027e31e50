import { secondsPer, type Durations, type ServiceProfile } from '@/instrumentation/service-profile';
import type { LabelMatcher } from '@/promql/label-matcher';
import { selectorsOf, type SelectorUse } from '@/promql/selectors';
import { shapeOf, type ExpressionShape, type Reads } from '@/promql/shape';
import { thresholdOf } from '@/promql/threshold';
import type { AlertRule, RecordedExpressions } from '@/prometheus/rule';
import type { SectionId } from './panel';
import { saturationKeyOf, tellsSaturation } from './saturation-rules';
import type { Limit, ThresholdKey, Thresholds } from './thresholds';

/** Severities as people write them; the others never page and so set no limit. */
const SEVERITIES: Readonly<Record<string, Limit['severity']>> = { critical: 'critical', page: 'critical', error: 'critical', warning: 'warning' };

/** How many recorded names may stand for one another before it is a circle. */
const MOST_SUBSTITUTIONS = 5;

/** What of an alert rule sets a limit. */
export type LimitRule = Pick<AlertRule, 'name' | 'expr' | 'labels'>;

/**
 * What the loaded alert rules of this service set limits on. Where rules speak about something, they replace what configuration or
 * defaults say about it: the page must not call fine what pages somebody, nor cry where nobody is called.
 */
export function withRuleLimits(thresholds: Thresholds, rules: readonly LimitRule[], recorded: RecordedExpressions, profile: ServiceProfile): Thresholds {
  const found = rules.flatMap((rule) => ruleLimit(rule, recorded, profile) ?? []);
  const merged = { ...thresholds };
  for (const key of Object.keys(thresholds) as ThresholdKey[]) {
    const limits = found.filter((of) => of.key === key).map(({ limit }) => limit);
    if (limits.length > 0) merged[key] = limits.toSorted((a, b) => a.value - b.value);
  }
  return merged;
}

type RuleLimit = { key: ThresholdKey; limit: Limit };

/** The limit that one rule sets on something this page shows; null where it is about something else or about another service. */
export function ruleLimit(rule: LimitRule, recorded: RecordedExpressions, profile: ServiceProfile): RuleLimit | null {
  const threshold = thresholdOf(rule.expr);
  const severity = SEVERITIES[rule.labels['severity']?.toLowerCase() ?? ''];
  if (threshold === null || severity === undefined || (threshold.op !== '>' && threshold.op !== '>=')) return null;
  const shape = resolve(shapeOf(threshold.left), recorded);
  const key = subjectOf(shape, profile) ?? saturationKeyOf(shape, profile.service, (use) => selectsService(use, profile.service));
  // `scale` undoes constant factors: `100 * ratio > 5` is a limit of 0.05 on the ratio.
  const isDuration = key === 'p95' || key === 'p99';
  const unit = isDuration && profile.duration ? secondsPer(profile.duration.unit) : 1;
  return key && { key, limit: { value: (threshold.value / threshold.scale) * unit, severity, source: 'rule', rule: rule.name } };
}

/** An alert on a recorded name means what the name was recorded from. */
function resolve(shape: ExpressionShape, recorded: RecordedExpressions): ExpressionShape {
  let resolved = shape;
  for (let i = 0; i < MOST_SUBSTITUTIONS && resolved.kind === 'value'; i++) {
    const [only, ...others] = resolved.selectors;
    const expr = only && others.length === 0 ? recorded.get(only.metric) : undefined;
    if (only === undefined || expr === undefined) break;
    resolved = mapReads(shapeOf(expr), (part) => scopedTo(part, only.matchers));
  }
  return mapReads(resolved, (part) => ({ ...part, selectors: part.selectors.flatMap((use) => originsOf(use, recorded)) }));
}

function mapReads(shape: ExpressionShape, change: (part: Reads) => Reads): ExpressionShape {
  if (shape.kind === 'ratio') return { ...shape, numerator: change(shape.numerator), denominator: change(shape.denominator) };
  return { ...shape, ...change(shape) };
}

/** What selects the recorded series selects what they were recorded from. */
const scopedTo = (part: Reads, matchers: readonly LabelMatcher[]): Reads => ({
  ...part,
  selectors: part.selectors.map((use) => ({ ...use, matchers: [...use.matchers, ...matchers] })),
});

/** The selectors behind a recorded name, or the selector itself. */
function originsOf(use: SelectorUse, recorded: RecordedExpressions): readonly SelectorUse[] {
  const expr = recorded.get(use.metric);
  return expr === undefined ? [use] : selectorsOf(expr).map((origin) => ({ ...origin, matchers: [...origin.matchers, ...use.matchers] }));
}

/** Which section of the page a rule is about, by what it reads of this service; null where it reads nothing of it. */
export function ruleSection({ expr }: Pick<LimitRule, 'expr'>, recorded: RecordedExpressions, profile: ServiceProfile): SectionId | null {
  const read = selectorsOf(expr).flatMap((use) => originsOf(use, recorded));
  const readsAny = (test: (use: SelectorUse) => boolean) => read.some((use) => selectsService(use, profile.service) && test(use));
  const { duration } = profile;
  if (readsAny((use) => readsFailures({ selectors: [use], windows: [] }, profile))) return 'errors';
  if (readsAny(({ metric }) => duration !== null && (durationMetrics(duration).includes(metric)))) return 'latency';
  if (readsAny(({ metric }) => [profile.cpu, profile.memory, profile.startTime, 'up'].includes(metric) || tellsSaturation(metric))) return 'system';
  return readsAny(({ metric }) => metric === profile.requests?.metric) ? 'traffic' : null;
}

const durationMetrics = ({ base }: Durations) => [base, `${base}_bucket`, `${base}_sum`, `${base}_count`];

function subjectOf(shape: ExpressionShape, profile: ServiceProfile): ThresholdKey | null {
  switch (shape.kind) {
    case 'quantile':
      return reads(shape, profile.duration && (profile.duration.kind === 'native-histogram' ? profile.duration.base : `${profile.duration.base}_bucket`), profile) ? quantileKey(shape.q, shape.grouping, profile) : null;
    case 'ratio':
      return !shape.complement && readsFailures(shape.numerator, profile) && reads(shape.denominator, profile.requests?.metric ?? null, profile) ? 'errorRatio' : null;
    case 'value':
      if (readsFailures(shape, profile)) return 'errorRate';
      if (reads(shape, profile.cpu, profile)) return 'cpuCores';
      return reads(shape, profile.memory, profile) ? 'memoryBytes' : null;
  }
}

/**
 * A limit on the quantile of every route is not one on the quantile of all: it would be shown on a line that the rule never looks at.
 * Such a rule still alerts; it only draws no line.
 */
function quantileKey(q: number, grouping: readonly string[], profile: ServiceProfile): ThresholdKey | null {
  const endpoint = profile.duration?.endpoint;
  if (endpoint && grouping.includes(endpoint)) return null;
  if (q === 0.95) return 'p95';
  return q === 0.99 ? 'p99' : null;
}

const reads = ({ selectors }: Reads, metric: string | null, { service }: ServiceProfile) =>
  selectors.length > 0 && selectors.every((use) => use.metric === metric && selectsService(use, service));

function readsFailures(part: Reads, profile: ServiceProfile): boolean {
  const source = profile.errors?.source;
  if (source === undefined) return false;
  if (source.kind === 'separate-counters') return reads(part, source.serverErrors.metric, profile);
  const ofStatus = ({ matchers }: SelectorUse) => matchers.some(({ name, value }) => name === source.serverError.label && (value.startsWith('5') || value === source.serverError.pattern));
  return reads(part, source.metric, profile) && part.selectors.every(ofStatus);
}

/** A rule without a `job` reads every service, this one included. */
function selectsService({ matchers }: SelectorUse, service: string): boolean {
  return matchers
    .filter(({ name }) => name === 'job')
    .every(({ op, value }) => {
      if (op === '=') return value === service;
      if (op === '=~') return value.split('|').includes(service);
      return false;
    });
}
