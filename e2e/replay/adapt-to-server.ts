import { CLASSIC_EDGES } from './exposition';
import { type Family, histogram } from './family';
import type { ReplayedService } from './replayed-service';
import { reads, type ScrapingServer } from './scraping-server';

/**
 * Reduces a service to what a server can scrape. Names with dots make a server refuse the whole target, which leaves no
 * families; a native histogram is replaced by a classic one.
 */
export function adaptToServer(server: ScrapingServer, service: ReplayedService): ReplayedService {
  const { needs, families, expected } = service;
  if (needs === undefined || reads(server, needs)) return service;
  if (needs === 'utf-8-names') return { ...service, families: [] };
  const classic = (family: Family) =>
    family.kind === 'native-histogram' ? histogram(family.name, CLASSIC_EDGES, family.naming) : family;
  const duration = expected.duration && { ...expected.duration, kind: 'classic-histogram' as const };
  return {
    ...service,
    families: families.map(classic),
    expected: { ...expected, requests: `${expected.requests}_count`, duration },
  };
}
