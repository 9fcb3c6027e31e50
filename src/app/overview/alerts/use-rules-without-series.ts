import { useEffect, useMemo, useState } from 'react';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { useQuery } from '@/panels/queries/use-queries';
import { quote } from '@/promql/quote';
import type { Connection } from '@/prometheus/connection/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import type { InstantAnswer } from '@/prometheus/query-answer';
import type { sentencesOf, seriesQuestion, withNeeds } from './series-of-rules';
import type { Alerts } from './use-alerts';

type Reader = {
  withNeeds: typeof withNeeds;
  seriesQuestion: typeof seriesQuestion;
  sentencesOf: typeof sentencesOf;
};

const NOTHING: readonly string[] = [];
const NOT_ASKED: ReturnType<typeof seriesQuestion> = { queryKey: ['no rules'], enabled: false };

/**
 * Alert rules of a service that cannot fire, because there have been no series of what they read for a day; a sentence
 * each. Nothing is queried where the rules read only what the page reads too.
 */
export function useRulesWithoutSeries(
  { answer, recorded }: Pick<Alerts, 'answer' | 'recorded'>,
  profile: ServiceProfile,
  { connection, deadline }: { connection: Connection; deadline: number },
): readonly string[] {
  const reader = useReader();
  const name = quote(profile.service);
  const named = useMemo(
    () =>
      (answer?.rules ?? []).flatMap((rule) => (rule.expr.includes(name) ? [{ name: rule.name, expr: rule.expr }] : [])),
    [answer, name],
  );
  // States of the rules change with every refresh, their expressions do not.
  const rules = useUnchanged(named);
  const isPast = answer?.isPast === true;
  const asked = useMemo(
    () => (recorded === null || isPast ? null : (reader?.withNeeds(rules, recorded, profile) ?? null)),
    [reader, recorded, isPast, rules, profile],
  );
  // Kept, because a list that counts down is rendered every second.
  const question = useMemo(
    () => (reader && asked ? reader.seriesQuestion(asked, connection, deadline) : NOT_ASKED),
    [reader, asked, connection, deadline],
  );
  const { data } = useQuery<InstantAnswer, PrometheusError>(question);
  return useMemo(() => (reader && asked && data ? reader.sentencesOf(asked, data) : NOTHING), [reader, asked, data]);
}

/** It parses PromQL, and so is loaded with the parser. */
function useReader(): Reader | null {
  const [reader, setReader] = useState<Reader | null>(null);
  // The download of a chunk.
  useEffect(() => {
    let isWanted = true;
    void import('./series-of-rules').then((here) => {
      if (isWanted) setReader(here);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return reader;
}
