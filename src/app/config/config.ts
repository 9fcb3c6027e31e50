import type { LinkTemplate } from '@/dashboard/external-links';
import { DEFAULT_THRESHOLDS, type Limit, type ThresholdKey, type Thresholds } from '@/dashboard/thresholds';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { Server } from '@/prometheus/server/server';
import type { ConfigFile } from './config-schema';
import type { WallView } from './wall-view';

/** What the operator may set, with the defaults filled in. `thresholds` holds what the file sets over the defaults. */
export type Config = {
  title: string | null;
  servers: readonly [Server, ...Server[]];
  service: string | null;
  range: string;
  refresh: string;
  timeZone: string;
  thresholds: Thresholds;
  /** Anchored regular expressions of endpoints that are not traffic; null: scrapes and health checks, where a service counts them. */
  exclude: readonly string[] | null;
  /** How services are instrumented, where it is configured. */
  profiles: readonly ConfiguredProfile[];
  /** How much of one core of Prometheus one open page may use; above that it refreshes less often. */
  serverShare: number;
  /** Links to other systems, such as logs and traces. */
  links: readonly LinkTemplate[];
  /** Origins of portals that may exchange messages with the page in their frame. */
  embed: { allowedOrigins: readonly string[] };
  /** The views that a wall shows in turn, unless the URL names one. */
  wall: { rotate: string; views: readonly WallView[] };
};

/** What is wrong in `config.json`: `path` as it would be written in code, `servers[0].url`; empty for the whole file. */
export type ConfigProblem = { path: string; message: string };

/** What the file sets, and the defaults for the rest. */
export function withDefaults(file: ConfigFile, defaultServer: Server): Config {
  const [first, ...others] = (file.servers ?? []).map(
    ({ name, url, alertmanagers = [], replicas, tenant, overlap, upstream }): Server => ({ name, url, alertmanagers, ...(replicas && { replicas }), ...(tenant !== undefined && { tenant }), ...(overlap !== undefined && { overlap }), ...(upstream !== undefined && { upstream }) }),
  );
  return {
    title: file.title ?? null,
    servers: first ? [first, ...others] : [defaultServer],
    service: file.service ?? null,
    range: file.range ?? 'now-1h',
    refresh: file.refresh ?? '10s',
    timeZone: file.timeZone ?? 'local',
    thresholds: withConfigured(file.thresholds ?? {}),
    exclude: file.exclude ?? null,
    profiles: (file.profiles ?? []) as readonly ConfiguredProfile[],
    serverShare: file.serverShare ?? 0.25,
    links: file.links ?? [],
    embed: { allowedOrigins: file.embed?.allowedOrigins ?? [] },
    wall: {
      rotate: file.wall?.rotate ?? '30s',
      views: eachOnce((file.wall?.views ?? []).map(({ service, endpoints = [], instances = [] }) => ({ service, endpoints: [...new Set(endpoints)], instances: [...new Set(instances)] }))),
    },
  };
}

/** As the views of an address: two that are the same would be told apart by nothing. */
function eachOnce(views: readonly WallView[]): WallView[] {
  return [...new Map(views.map((view) => [JSON.stringify(view), view])).values()];
}

type ConfiguredLimits = { readonly [K in ThresholdKey]?: { warning?: number | undefined; critical?: number | undefined } | undefined };

/** A key that the file sets replaces the default of that key whole. */
function withConfigured(configured: ConfiguredLimits): Thresholds {
  const limitsOf = (key: ThresholdKey): readonly Limit[] => {
    const pair = configured[key];
    if (pair === undefined) return DEFAULT_THRESHOLDS[key];
    return (['warning', 'critical'] as const)
      .flatMap((severity): Limit[] => (pair[severity] === undefined ? [] : [{ value: pair[severity], severity, source: 'config' }]))
      .toSorted((a, b) => a.value - b.value);
  };
  const merged = { ...DEFAULT_THRESHOLDS };
  for (const key of Object.keys(DEFAULT_THRESHOLDS) as ThresholdKey[]) merged[key] = limitsOf(key);
  return merged;
}
