import { useMemo } from 'react';
import { nameText } from '@/health/words';
import { copiedText, copiesExpr } from '@/instrumentation/check/copied-series';
import { listed } from '@/instrumentation/listed';
import { jobOfSeveralText, jobsOfSeveralExpr } from '@/instrumentation/check/jobs-of-several';
import { uncountedExpr } from '@/instrumentation/check/uncounted-in-services';
import { readUncounted, uncountedText } from '@/instrumentation/check/uncounted-instances';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import { grouped } from '@/prometheus/grouped';
import { writeWithinLongest } from '@/prometheus/batching/in-parts';
import type { Sample } from '@/prometheus/series';
import type { KnownService } from '@/app/discovery/known-services';
import { combinedQuestion } from './combined-question';

/** So often one version of a program may have begun to replace another; seconds. */
const EVERY = 300;

/**
 * A warning for each service whose numbers mislead, the same as on its own page: instances are missing because they use
 * another metric, series are stored several times, or the job consists of several services. `services` null: not known
 * yet.
 */
export function useMeasurementWarnings(
  connection: Connection,
  services: readonly KnownService[] | null,
  deadline: number,
): readonly string[] {
  const exprs = useMemo(() => writeWithinLongest(services ?? [], warningsExpr), [services]);
  const { data } = useQuery(
    combinedQuestion({
      connection,
      deadline,
      exprs,
      refreshEvery: EVERY,
      title: 'Whether every instance is counted, and once',
      priority: 'background',
    }),
  );
  return useMemo(() => warningTexts(services ?? [], data?.samples ?? []), [data, services]);
}

function warningTexts(services: readonly KnownService[], samples: readonly Sample[]): string[] {
  const uncounted = readUncounted(samples);
  const warnings = services.flatMap(({ service, profile }) => {
    const without = uncountedText(uncounted.filter((one) => one.service === service));
    const copied = copiedText(samples.filter(({ labels }) => labels['job'] === service));
    return [...(without === null ? [] : [without]), ...copied, ...jobOfSeveralText(profile, samples)].map((text) => ({
      name: nameText(service),
      text,
    }));
  });
  // Where a server keeps the series of two, all services have the same to say.
  return [...grouped(warnings, ({ text }) => text)].map(
    ([text, of]) => `${listed(of.map(({ name }) => name))}: ${text}`,
  );
}

function warningsExpr(services: readonly KnownService[]): string | null {
  const profiles = services.map(({ profile }) => profile);
  const twice = services.flatMap(({ profile, isScrapedTwice }) => (isScrapedTwice === true ? profile : []));
  const parts = [uncountedExpr(services), jobsOfSeveralExpr(profiles), copiesExpr(twice)].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join(' or ');
}
