import {
  countsOf,
  keyOf,
  type NeededSeries,
  neededSeries,
  recentCountsOf,
  rulesWithoutSeries,
} from '@/health/alerts/rules-without-series';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { instantQuestion, type AskMore } from '@/panels/queries/instant-question';
import { SIGNAL_LABEL, union } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import type { Connection } from '@/prometheus/connection/connection';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { AlertRule, RecordedExpressions } from '@/prometheus/rule';

/** Seconds between two queries: rules and metrics change with deployments. While series are missing, the shorter. */
const EVERY = 300;
const WHILE_MISSING = 60;

/** The part that has a sample while the service is scraped: of one that is down nothing has series. */
const SCRAPED = 'up';

/** Alert rules with the series of the service that they need; null where the page knows of all that they exist. */
export type RulesWithNeeds = {
  rules: readonly Pick<AlertRule, 'name' | 'expr'>[];
  needs: readonly NeededSeries[];
  service: string;
};

export function withNeeds(
  rules: RulesWithNeeds['rules'],
  recorded: RecordedExpressions,
  profile: ServiceProfile,
): RulesWithNeeds | null {
  const needs = neededSeries(rules, recorded, profile);
  return needs.length === 0 ? null : { rules, needs, service: profile.service };
}

/** Which of the series there are: now, and where there are none now, within the last day. */
export function seriesQuestion({ needs, service }: RulesWithNeeds, connection: Connection, deadline: number) {
  const up = selector('up', [{ name: 'job', op: '=', value: service }]);
  const parts = [{ name: SCRAPED, expr: `count(${up} == 1)` }, ...countsOf(needs, service)];
  const withRecent = async (answer: InstantAnswer, ask: AskMore): Promise<InstantAnswer> => {
    const missing = missingIn(answer, needs);
    if (missing.length === 0) return answer;
    const recent = await ask(union(recentCountsOf(missing, service)));
    return { ...answer, samples: [...answer.samples, ...recent.samples] };
  };
  return instantQuestion({
    connection,
    deadline,
    expr: union(parts),
    refreshEvery: ({ samples }: InstantAnswer) => (samples.length < parts.length ? WHILE_MISSING : EVERY),
    priority: 'background',
    more: withRecent,
  });
}

/** A sentence for each that cannot fire. */
export function sentencesOf({ rules, needs, service }: RulesWithNeeds, answer: InstantAnswer): readonly string[] {
  return rulesWithoutSeries(rules, missingIn(answer, needs), service);
}

function missingIn({ samples }: InstantAnswer, needs: readonly NeededSeries[]): NeededSeries[] {
  const there = new Set(samples.map(({ labels }) => labels[SIGNAL_LABEL]));
  return there.has(SCRAPED) ? needs.filter((need) => !there.has(keyOf(need))) : [];
}
