import type { ExternalLink, LinkSubject } from '@/dashboard/external-links';
import { DEFAULT_THRESHOLDS, type Thresholds } from '@/dashboard/thresholds';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Server } from '@/prometheus/server/server';
import type { WallView } from './wall-view';

/** What the operator may set, with the defaults filled in. */
export type Config = {
  title: string | null;
  servers: readonly [Server, ...Server[]];
  service: string | null;
  range: string;
  refresh: string;
  timeZone: string;
  thresholds: Thresholds;
  /**
   * Anchored regular expressions of endpoints that are not traffic; null: scrapes and health checks, where a service
   * counts them.
   */
  exclude: readonly string[] | null;
  /** How services are instrumented, where it is configured. */
  profiles: readonly ConfiguredProfile[];
  /** Replaces the configured parts of a profile, where its service has some. */
  asConfigured: (found: ServiceProfile) => ServiceProfile;
  /** How much of one core of Prometheus one open page may use; above that it refreshes less often. */
  serverShare: number;
  /** Links to other systems, such as logs and traces. */
  linksTo: (subject: LinkSubject) => readonly ExternalLink[];
  /** Origins of portals that may exchange messages with the page in their frame. */
  embed: { allowedOrigins: readonly string[] };
  /** The views that a wall shows in turn, unless the URL names one. */
  wall: { rotate: string; views: readonly WallView[] };
};

/**
 * What is wrong in `config.json`: `path` as it would be written in code, `servers[0].url`; empty for the whole file.
 */
export type ConfigProblem = { path: string; message: string };

/** What holds where the file sets nothing. */
export function defaultConfig(server: Server): Config {
  return {
    title: null,
    servers: [server],
    service: null,
    range: 'now-1h',
    refresh: '10s',
    timeZone: 'local',
    thresholds: DEFAULT_THRESHOLDS,
    exclude: null,
    profiles: [],
    asConfigured: (found) => found,
    serverShare: 0.25,
    linksTo: () => [],
    embed: { allowedOrigins: [] },
    wall: { rotate: '30s', views: [] },
  };
}
