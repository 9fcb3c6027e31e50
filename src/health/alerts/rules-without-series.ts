import type { LimitRule } from '@/dashboard/alerts/rule-limits';
import { listed, nameText } from '@/health/words';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { emptyOperand } from '@/promql/empty-operand';
import type { NamedExpr } from '@/promql/expression';
import { type LabelMatcher, selector } from '@/promql/label-matcher';
import { type SelectorUse, selectorsOf } from '@/promql/selectors';
import { grouped } from '@/prometheus/grouped';
import type { RecordedExpressions } from '@/prometheus/rule';

/** Series of the service that a rule reads. `label` null: any series of the metric; else those that carry the label. */
export type NeededSeries = { metric: string; label: string | null };

type Rule = Pick<LimitRule, 'name' | 'expr'>;

/** More are not queried: a rule file may name hundreds of metrics. */
const MOST_NEEDS = 50;

/**
 * What rules read of a service without it being certain that there are such series: metrics and labels beside those by
 * which the page reads the service. Only selectors that name its job exactly are taken, because of others nobody knows
 * whose series they mean; and no recorded names, which often have no series while all is well.
 */
export function neededSeries(
  rules: readonly Rule[],
  recorded: RecordedExpressions,
  profile: ServiceProfile,
): NeededSeries[] {
  const known = seriesOfProfile(profile);
  const needs = new Map<string, NeededSeries>();
  for (const use of rules.flatMap(({ expr }) => selectorsOf(expr))) {
    if (!namesJob(use, profile.service) || use.metric === '' || recorded.has(use.metric)) continue;
    for (const label of [null, ...neededLabels(use)]) {
      const need = { metric: use.metric, label };
      if (!known.has(keyOf(need))) needs.set(keyOf(need), need);
    }
  }
  return [...needs.values()].slice(0, MOST_NEEDS);
}

/** How many series there are of each, as parts of one query; a part without a sample has none. */
export function countsOf(needs: readonly NeededSeries[], service: string): NamedExpr[] {
  return needs.map((need) => ({ name: keyOf(need), expr: `count(${seriesExpr(need, service)})` }));
}

/** The same of the last day: what had series then may have them again. */
export function recentCountsOf(needs: readonly NeededSeries[], service: string): NamedExpr[] {
  return needs.map((need) => ({
    name: keyOf(need),
    expr: `count(last_over_time(${seriesExpr(need, service)}[1d]))`,
  }));
}

/** The name of its part in a query. */
export const keyOf = ({ metric, label }: NeededSeries): string => (label === null ? metric : `${metric} ${label}`);

function seriesExpr({ metric, label }: NeededSeries, service: string): string {
  const matchers: LabelMatcher[] = [{ name: 'job', op: '=', value: service }];
  if (label !== null) matchers.push({ name: label, op: '!=', value: '' });
  return selector(metric, matchers);
}

/** Rules that cannot fire because what they need has no series (`missing`), as sentences. */
export function rulesWithoutSeries(
  rules: readonly Rule[],
  missing: readonly NeededSeries[],
  service: string,
): string[] {
  const keys = new Set(missing.map(keyOf));
  const found = rules.flatMap(({ name, expr }) => {
    const use = emptyOperand(expr, (one) => namesJob(one, service) && missingOf(one, keys) !== null);
    const need = use && missingOf(use, keys);
    return need ? [{ name, need }] : [];
  });
  return [...grouped(found, ({ need }) => keyOf(need)).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [sentence([...new Set(alike.map(({ name }) => name))], first.need)];
  });
}

function sentence(names: readonly string[], { metric, label }: NeededSeries): string {
  const why =
    label === null
      ? `${nameText(metric)} has no series`
      : `no series of ${nameText(metric)} has the label ${nameText(label)}`;
  return `${listed(names.map((name) => nameText(name)))} cannot fire while ${why}`;
}

/** The first of what a selector needs that is missing; without its metric a selector misses no label. */
function missingOf(use: SelectorUse, keys: ReadonlySet<string>): NeededSeries | null {
  const needs = [null, ...neededLabels(use)].map((label) => ({ metric: use.metric, label }));
  return needs.find((need) => keys.has(keyOf(need))) ?? null;
}

const namesJob = ({ matchers }: SelectorUse, service: string) =>
  matchers.some(({ name, op, value }) => name === 'job' && op === '=' && value === service);

/** Labels that a series must carry to be selected, beside the job. */
function neededLabels({ matchers }: SelectorUse): string[] {
  return matchers.filter((matcher) => matcher.name !== 'job' && refusesEmpty(matcher)).map(({ name }) => name);
}

/** Parts of a regular expression by which it may match an empty value too. */
const MAYBE_EMPTY = /[*?]|\{0|^\||\|\||\|$|\(\||\|\)/;

const refusesEmpty = ({ op, value }: LabelMatcher) =>
  value !== '' && (op === '=' || (op === '=~' && !MAYBE_EMPTY.test(value)));

/** The series by which the page reads the service, which therefore exist. */
function seriesOfProfile({ requests, errors, duration, ...profile }: ServiceProfile): ReadonlySet<string> {
  const known = new Set<string>();
  const add = (metric: string | null, labels: readonly (string | null | undefined)[] = []) => {
    if (metric === null) return;
    for (const label of [null, 'instance', ...labels]) if (label !== undefined) known.add(keyOf({ metric, label }));
  };
  if (requests) add(requests.metric, [requests.endpoint, requests.method, requests.qualifier?.label]);
  if (errors?.source.kind === 'status-label') add(errors.source.metric, [errors.source.serverError.label]);
  for (const end of duration?.kind === 'classic-histogram' ? ['_bucket', '_sum', '_count'] : [])
    add(`${duration?.base}${end}`, [duration?.endpoint, end === '_bucket' ? 'le' : null]);
  for (const metric of ['up', profile.cpu, profile.memory, profile.startTime]) add(metric);
  return known;
}
