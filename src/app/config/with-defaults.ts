import { externalLinks } from '@/dashboard/external-links';
import { DEFAULT_THRESHOLDS, type Limit, type ThresholdKey, type Thresholds } from '@/dashboard/thresholds';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import type { Server } from '@/prometheus/server/server';
import { defaultConfig, type Config } from './config';
import type { ConfigFile } from './config-schema';
import type { WallView } from './wall-view';

/** What the file sets, and the defaults for the rest. */
export function withDefaults(file: ConfigFile, defaultServer: Server): Config {
  const usual = defaultConfig(defaultServer);
  const [first, ...others] = (file.servers ?? []).map(
    ({ name, url, alertmanagers = [], replicas, tenant, overlap, upstream }): Server => ({
      name,
      url,
      alertmanagers,
      ...(replicas && { replicas }),
      ...(tenant !== undefined && { tenant }),
      ...(overlap !== undefined && { overlap }),
      ...(upstream !== undefined && { upstream }),
    }),
  );
  const { rotate = usual.wall.rotate, views = [] } = file.wall ?? {};
  return {
    ...usual,
    title: file.title ?? null,
    servers: first ? [first, ...others] : usual.servers,
    service: file.service ?? null,
    range: file.range ?? usual.range,
    refresh: file.refresh ?? usual.refresh,
    timeZone: file.timeZone ?? usual.timeZone,
    thresholds: withConfigured(file.thresholds ?? {}),
    exclude: file.exclude ?? null,
    profiles: (file.profiles ?? []) as readonly ConfiguredProfile[],
    serverShare: file.serverShare ?? usual.serverShare,
    linksTo: (subject) => externalLinks(file.links ?? [], subject),
    embed: { allowedOrigins: file.embed?.allowedOrigins ?? [] },
    wall: {
      rotate,
      views: eachOnce(
        views.map(({ service, endpoints = [], instances = [] }) => ({
          service,
          endpoints: [...new Set(endpoints)],
          instances: [...new Set(instances)],
        })),
      ),
    },
  };
}

/** As the views of an address: two that are the same would be told apart by nothing. */
function eachOnce(views: readonly WallView[]): WallView[] {
  return [...new Map(views.map((view) => [JSON.stringify(view), view])).values()];
}

type ConfiguredLimits = {
  readonly [K in ThresholdKey]?: { warning?: number | undefined; critical?: number | undefined } | undefined;
};

/** A key that the file sets replaces the default of that key whole. */
function withConfigured(configured: ConfiguredLimits): Thresholds {
  const limitsOf = (key: ThresholdKey): readonly Limit[] => {
    const pair = configured[key];
    if (pair === undefined) return DEFAULT_THRESHOLDS[key];
    return (['warning', 'critical'] as const)
      .flatMap((severity): Limit[] =>
        pair[severity] === undefined ? [] : [{ value: pair[severity], severity, source: 'config' }],
      )
      .toSorted((a, b) => a.value - b.value);
  };
  const merged = { ...DEFAULT_THRESHOLDS };
  for (const key of Object.keys(DEFAULT_THRESHOLDS) as ThresholdKey[]) merged[key] = limitsOf(key);
  return merged;
}
