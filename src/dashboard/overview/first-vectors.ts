import { panelsOf } from '@/dashboard/panel';
import type { VectorQuery } from '@/dashboard/vector-query';
import type { Overview } from './overview';

/** What the page of a service is first drawn from, each once, in the order in which it is best asked for. */
export function firstVectors({ dashboard, pulse, durations }: Overview): VectorQuery[] {
  // Buckets are most of what the server has to read: everything else is answered beside them.
  const sections = dashboard.sections.toSorted((a, b) => Number(b.id === 'latency') - Number(a.id === 'latency'));
  const drawn = panelsOf({ ...dashboard, sections }).flatMap(({ queries }) => queries.flatMap(({ vectors }) => vectors));
  return [...new Map([pulse, ...(durations === null ? [] : [durations]), ...drawn].map((query) => [JSON.stringify(query), query])).values()];
}
