import { panelsOf } from '@/dashboard/panel';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { Overview } from './overview';

/** The vectors from which the page of a service is first drawn, each once, in the order in which they are asked. */
export function firstVectors({ dashboard, pulse, durations }: Overview): VectorQuery[] {
  // Latency first, because buckets take the server longest.
  const sections = dashboard.sections.toSorted((a, b) => Number(b.id === 'latency') - Number(a.id === 'latency'));
  const drawn = panelsOf({ ...dashboard, sections }).flatMap(({ queries }) =>
    queries.flatMap(({ vectors }) => vectors),
  );
  return [
    ...new Map(
      [pulse, ...(durations === null ? [] : [durations]), ...drawn].map((query) => [JSON.stringify(query), query]),
    ).values(),
  ];
}
