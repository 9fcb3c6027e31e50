import { useEffect, useMemo, useState } from 'react';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type {
  countsOf,
  keyOf,
  NeededSeries,
  neededSeries,
  recentCountsOf,
  rulesWithoutSeries,
} from '@/health/alerts/rules-without-series';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { instantQuestion, type AskMore } from '@/panels/queries/instant-question';
import { useQuery } from '@/panels/queries/use-queries';
import { SIGNAL_LABEL, union } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { quote } from '@/promql/quote';
import type { Connection } from '@/prometheus/connection/connection';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { Alerts } from './use-alerts';

type Reader = {
  keyOf: typeof keyOf;
  neededSeries: typeof neededSeries;
  countsOf: typeof countsOf;
  recentCountsOf: typeof recentCountsOf;
  rulesWithoutSeries: typeof rulesWithoutSeries;
};

/** Seconds between two queries: rules and metrics change with deployments. While series are missing, the shorter. */
const EVERY = 300;
const WHILE_MISSING = 60;

/** The part that has a sample while the service is scraped: of one that is down nothing has series. */
const SCRAPED = 'up';

const NOTHING: readonly string[] = [];

type Page = { connection: Connection; deadline: number };

/**
 * Alert rules of a service that cannot fire, because there have been no series of what they read for a day; a sentence
 * each. Nothing is queried where the rules read only what the page reads too.
 */
export function useRulesWithoutSeries(
  { answer, recorded }: Pick<Alerts, 'answer' | 'recorded'>,
  profile: ServiceProfile,
  page: Page,
): readonly string[] {
  const reader = useReader();
  const { service } = profile;
  const named = useMemo(
    () =>
      (answer?.rules ?? [])
        .filter(({ expr }) => expr.includes(quote(service)))
        .map(({ name, expr }) => ({ name, expr })),
    [answer, service],
  );
  // States of the rules change with every refresh, their expressions do not.
  const rules = useUnchanged(named);
  const isPast = answer?.isPast === true;
  const needs = useMemo(
    () => (reader === null || recorded === null || isPast ? [] : reader.neededSeries(rules, recorded, profile)),
    [reader, recorded, isPast, rules, profile],
  );
  const { data } = useQuery(seriesQuestion(reader, needs, service, page));
  return useMemo(() => {
    if (reader === null || data === undefined || needs.length === 0) return NOTHING;
    return reader.rulesWithoutSeries(rules, missingIn(data, needs, reader), service);
  }, [reader, data, needs, rules, service]);
}

/** Which of the series there are: now, and where there are none now, within the last day. */
function seriesQuestion(
  reader: Reader | null,
  needs: readonly NeededSeries[],
  service: string,
  { connection, deadline }: Page,
) {
  const up = selector('up', [{ name: 'job', op: '=', value: service }]);
  const parts = [{ name: SCRAPED, expr: `count(${up} == 1)` }, ...(reader?.countsOf(needs, service) ?? [])];
  const withRecent = async (answer: InstantAnswer, ask: AskMore): Promise<InstantAnswer> => {
    const missing = reader === null ? [] : missingIn(answer, needs, reader);
    if (reader === null || missing.length === 0) return answer;
    const recent = await ask(union(reader.recentCountsOf(missing, service)));
    return { ...answer, samples: [...answer.samples, ...recent.samples] };
  };
  return instantQuestion({
    connection,
    deadline,
    expr: union(parts),
    every: ({ samples }: InstantAnswer) => (samples.length < parts.length ? WHILE_MISSING : EVERY),
    priority: 'rest',
    enabled: needs.length > 0,
    more: withRecent,
  });
}

function missingIn({ samples }: InstantAnswer, needs: readonly NeededSeries[], reader: Reader): NeededSeries[] {
  const there = new Set(samples.map(({ labels }) => labels[SIGNAL_LABEL]));
  return there.has(SCRAPED) ? needs.filter((need) => !there.has(reader.keyOf(need))) : [];
}

/** It parses PromQL, and so is loaded with the parser. */
function useReader(): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null);
  // The download of a chunk.
  useEffect(() => {
    let isWanted = true;
    void import('@/health/alerts/rules-without-series').then((here) => {
      if (isWanted) setReader(here);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return reader;
}
