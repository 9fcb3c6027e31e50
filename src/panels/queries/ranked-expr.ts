import type { Ranked } from '@/dashboard/vector-query';
import { isTooLong } from '@/prometheus/batching/longest-question';
import type { Connection } from '@/prometheus/connection/connection';
import type { QueryKey } from '@/prometheus/query-keys';

/** How the server is asked for a ranking, as of `time` (Unix seconds); equal keys are one request. */
type RankingQuestion = {
  connection: Connection;
  key: QueryKey;
  time: number;
  deadline: number;
  signal: AbortSignal;
};

/**
 * What is sent for a vector of the largest series: those that the server ranked last, by name. A string at once where
 * they are known. The page keeps and shows `expr`, which has the same result and stays the same when others become the
 * largest.
 */
export function rankedExpr(expr: string, ranked: Ranked, question: RankingQuestion): string | Promise<string> {
  const { connection, key, time, deadline, signal } = question;
  const named = (names: readonly string[]) => {
    const only = names.length === 0 ? expr : ranked.only(names);
    return isTooLong(only) ? expr : only;
  };
  const names = connection.rankings.names(JSON.stringify(key), connection.clock.now(), async () => {
    const { samples } = await connection.ask({
      key,
      priority: 'visible',
      deadline,
      signal,
      ask: (driver, s) => driver.instantQuery(ranked.by, time, s),
    });
    return samples.flatMap(({ labels }) => labels[ranked.label] ?? []);
  });
  // Where ranking fails, so mostly does `expr`, and its error is that of the line.
  return 'then' in names ? names.then(named, () => expr) : named(names);
}
