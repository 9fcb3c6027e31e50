import type { Durations, ServiceProfile } from '@/instrumentation/service-profile';
import type { LabelMatcher } from '@/promql/label-matcher';
import { selectorsOf, type SelectorUse } from '@/promql/selectors';
import { shapeOf, type ExpressionShape, type Reads } from '@/promql/shape';
import { thresholdOf } from '@/promql/threshold';
import type { AlertRule, RecordedExpressions } from '@/prometheus/rule';
import type { SectionId } from '@/dashboard/panel';
import type { Limit, ThresholdKey, Thresholds } from '@/dashboard/thresholds';
import { forChosenEndpoint, type ChosenEndpoints } from './rule-of-endpoint';
import { unitFactor, readsFailures, readsSuccesses, selectsService, subjectOf } from './rule-subject';
import { saturationKeyOf, isSaturationMetric } from './saturation-rules';
import { severityLevel } from './severity';

/** So many recording rules may be built on one another; more are taken for a cycle. */
const MOST_SUBSTITUTIONS = 5;

const ALL: ChosenEndpoints = { endpoints: [] };

/** The fields of an alert rule from which its limit is read. */
export type LimitRule = Pick<AlertRule, 'name' | 'expr' | 'labels'>;

/**
 * The thresholds, with those replaced for which the loaded alert rules of this service set limits. Rules win over
 * configuration and defaults, so that the page neither shows as OK what pages somebody, nor alarms where nobody is
 * paged.
 */
export function withRuleLimits(
  thresholds: Thresholds,
  rules: readonly LimitRule[],
  recorded: RecordedExpressions,
  profile: ServiceProfile,
  chosen = ALL,
): Thresholds {
  const found = rules.flatMap((rule) => ruleLimit(rule, recorded, profile, chosen) ?? []);
  const merged = { ...thresholds };
  for (const key of Object.keys(thresholds) as ThresholdKey[]) {
    const limits = found.filter((of) => of.key === key).map(({ limit }) => limit);
    if (limits.length > 0)
      merged[key] = limits
        .filter((limit, i) => limits.findIndex((first) => isSame(first, limit)) === i)
        .toSorted((a, b) => a.value - b.value);
  }
  return merged;
}

/** The same limit in two rules is shown once. */
const isSame = (one: Limit, other: Limit) =>
  one.value === other.value && one.severity === other.severity && one.rule === other.rule;

type RuleLimit = { key: ThresholdKey; limit: Limit };

/**
 * The limit that one rule sets on something this page shows; null where the rule is about something else or about
 * another service.
 */
export function ruleLimit(
  rule: LimitRule,
  recorded: RecordedExpressions,
  profile: ServiceProfile,
  chosen = ALL,
): RuleLimit | null {
  const threshold = thresholdOf(rule.expr);
  const severity = severityLevel(rule.labels['severity']);
  if (threshold === null || severity === null || threshold.op === '==' || threshold.op === '!=') return null;
  const shape = forChosenEndpoint(resolve(shapeOf(threshold.left), recorded), chosen, profile);
  const isLeast = threshold.op === '<' || threshold.op === '<=';
  const key =
    subjectOf(shape, isLeast, profile) ??
    (isLeast ? null : saturationKeyOf(shape, profile, (use) => selectsService(use, profile.service)));
  if (key === null) return null;
  // `scale` undoes constant factors: `100 * ratio > 5` is a limit of 0.05 on the ratio.
  const value = (threshold.value / threshold.scale) * unitFactor(key, shape, profile);
  // `> +Inf` is a way to disable a rule, and cannot be drawn.
  if (!Number.isFinite(value)) return null;
  return { key, limit: { value: isLeast ? restOf(value) : value, severity, source: 'rule', rule: rule.name } };
}

/** 1 minus the share, without floating-point noise: 0.01 for 0.99. */
const restOf = (share: number) => Number((1 - share).toPrecision(12));

/** The shape with recorded names replaced by the expressions of their recording rules. */
function resolve(shape: ExpressionShape, recorded: RecordedExpressions): ExpressionShape {
  let resolved = shape;
  for (let i = 0; i < MOST_SUBSTITUTIONS && resolved.kind === 'value'; i++) {
    const [only, ...others] = resolved.selectors;
    const expr = only && others.length === 0 ? recorded.get(only.metric) : undefined;
    if (only === undefined || expr === undefined) break;
    const outer = resolved;
    resolved = mapReads(shapeOf(expr), (part) => madeInto(scopedTo(part, only.matchers), outer));
  }
  return mapReads(resolved, (part) => ({
    ...part,
    selectors: part.selectors.flatMap((use) => originsOf(use, recorded)),
  }));
}

function mapReads(shape: ExpressionShape, change: (part: Reads) => Reads): ExpressionShape {
  if (shape.kind === 'ratio')
    return { ...shape, numerator: change(shape.numerator), denominator: change(shape.denominator) };
  return { ...shape, ...change(shape) };
}

/** The matchers on a recorded series hold for the selectors that it was recorded from. */
const scopedTo = (part: Reads, matchers: readonly LabelMatcher[]): Reads => ({
  ...part,
  selectors: part.selectors.map((use) => ({ ...use, matchers: [...use.matchers, ...matchers] })),
});

/** Windows and calls around a recorded name are added to those of the expression that it was recorded from. */
const madeInto = (part: Reads, outer: Reads): Reads => ({
  ...part,
  windows: [...outer.windows, ...part.windows],
  calls: [...outer.calls, ...part.calls],
  grouping: outer.grouping ?? part.grouping,
});

/** The selectors of the recording rule, or the selector itself where its metric is not recorded. */
function originsOf(use: SelectorUse, recorded: RecordedExpressions): readonly SelectorUse[] {
  const expr = recorded.get(use.metric);
  return expr === undefined
    ? [use]
    : selectorsOf(expr).map((origin) => ({ ...origin, matchers: [...origin.matchers, ...use.matchers] }));
}

/**
 * Which section of the page a rule is about, by the metrics of this service that it reads; null where it reads none.
 */
export function ruleSection(
  { expr }: Pick<LimitRule, 'expr'>,
  recorded: RecordedExpressions,
  profile: ServiceProfile,
): SectionId | null {
  const read = selectorsOf(expr).flatMap((use) => originsOf(use, recorded));
  const readsAny = (test: (use: SelectorUse) => boolean) =>
    read.some((use) => selectsService(use, profile.service) && test(use));
  const { duration } = profile;
  if (readsAny((use) => readsFailures([use], profile) || readsSuccesses([use], profile))) return 'errors';
  if (readsAny(({ metric }) => duration !== null && durationMetrics(duration).includes(metric))) return 'latency';
  if (
    readsAny(
      ({ metric }) =>
        [profile.cpu, profile.memory, profile.startTime, 'up'].includes(metric) || isSaturationMetric(metric),
    )
  )
    return 'system';
  return readsAny(({ metric }) => metric === profile.requests?.metric) ? 'traffic' : null;
}

const durationMetrics = ({ base }: Durations) => [base, `${base}_bucket`, `${base}_sum`, `${base}_count`];
