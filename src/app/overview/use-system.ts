import { useMemo } from 'react';
import type { Filters } from '@/dashboard/filters';
import type { PanelGroup, SystemSource } from '@/dashboard/system-group';
import { systemGroups } from '@/dashboard/system-groups';
import { saturationHistory, systemPulse } from '@/dashboard/system-pulse';
import type { SaturationKey, Thresholds } from '@/dashboard/thresholds';
import { levelAbove } from '@/health/limits';
import { splitPulse, type PulseSamples } from '@/health/read-pulse';
import { readSaturation } from '@/health/read-saturation';
import type { Saturation, ServiceFacts } from '@/health/service-facts';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { ofInstances } from '@/instrumentation/system-discovery';
import type { SystemProfile } from '@/instrumentation/system-profile';
import { useLines } from '@/panels/use-lines';
import { useVectors } from '@/panels/use-vectors';
import type { Series } from '@/prometheus/series';
import type { PageSource } from './use-page-source';
import { useSystemProfile } from './use-system-profile';

/** The resources of a service beside CPU and memory of its process. `system` null and `pulse` null: still being found out. */
export type System = {
  system: SystemProfile | null;
  groups: readonly PanelGroup[];
  pulse: PulseSamples | null;
  saturation: readonly Saturation[];
  /** The course of what is too full. */
  history: readonly Series[];
};

export type SystemInput = { profile: ServiceProfile; filters: Filters; page: PageSource; facts: ServiceFacts | null; thresholds: Thresholds };

const NO_SATURATION: readonly Saturation[] = [];

export function useSystem({ profile, filters, page, facts, thresholds }: SystemInput): System {
  const { source, scrape } = page;
  const instances = facts && facts.instances.flatMap(({ instance, up }) => (up === null ? [] : instance)).join(' ');
  const system = useSystemProfile(source.connection, profile.service, instances, source.deadline);
  const built = useMemo(() => system && buildSystem(system, profile, filters, { scrapeInterval: scrape.interval, step: source.step }), [system, profile, filters, scrape.interval, source.step]);
  const [state] = useVectors(built?.pulse ? [built.pulse] : [], source);
  const answer = state?.answer?.kind === 'instant' ? state.answer : null;
  const pulse = useMemo(() => answer && splitPulse(answer.samples), [answer]);
  const saturation = useMemo(() => (pulse === null ? NO_SATURATION : readSaturation(pulse)), [pulse]);
  // As text, so that nothing is asked anew while the same things are too full.
  const full = tooFull(saturation, thresholds).join(' ');
  const lines = useLines(useMemo(() => ({ full: built === null || full === '' ? null : saturationHistory(built.source, full.split(' ') as SaturationKey[]) }), [built, full]), source);
  const history = lines('full');
  return useMemo(() => ({ system, groups: built?.groups ?? [], pulse, saturation, history }), [system, built, pulse, saturation, history]);
}

type Built = { source: SystemSource; groups: readonly PanelGroup[]; pulse: ReturnType<typeof systemPulse> };

function buildSystem(system: SystemProfile, profile: ServiceProfile, filters: Filters, resolution: SystemSource['resolution']): Built {
  const source = { system: ofInstances(system, filters.instances), filters, windows: profile.windows, resolution };
  return { source, groups: systemGroups(source), pulse: systemPulse({ ...source, resolution: { ...resolution, step: 0 } }, profile.startTime) };
}

const tooFull = (saturation: readonly Saturation[], thresholds: Thresholds): SaturationKey[] => [
  ...new Set(saturation.flatMap(({ key, value }) => (levelAbove(value, thresholds[key]) === 'ok' ? [] : key))),
];
