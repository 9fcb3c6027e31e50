import { ChevronRight } from 'lucide-react';
import { useId, useMemo } from 'react';
import type { PanelGroup } from '@/dashboard/system/group';
import { fullest } from '@/health/system/saturation';
import type { GroupSummary } from '@/health/system/system-summary';
import type { PanelView } from '@/panels/panel-view';
import { SaturationStrip } from '@/panels/saturation/saturation-strip';
import { Glyph } from '@/ui/indicators/glyph';
import { Skeleton } from '@/ui/loading/skeleton';
import { SkeletonStrip } from '@/ui/loading/skeleton-strip';
import { ChartWithMenu } from '@/app/overview/panel-with-menu';
import type { OverviewModel } from '@/app/overview/use-overview';
import { useGroupsToCome } from './use-groups-to-come';

/** Keeps room for the strip where the service exposes CPU, because then it mostly exposes file descriptors too. */
const tellsOfItself = ({ profile }: OverviewModel) => profile.cpu !== null;

/** The saturation strip, which is always visible. */
export function SaturationSection({ model }: { model: OverviewModel }) {
  const { saturation, isFailing } = model.system;
  const { thresholds, freshness } = model.panelView;
  const full = useMemo(() => fullest(saturation ?? [], thresholds), [saturation, thresholds]);
  if (saturation === null && tellsOfItself(model)) return <SkeletonStrip cell="mt-2 min-h-11" />;
  return <SaturationStrip full={full} freshness={freshness} isFailing={isFailing} />;
}

/**
 * Runtime, containers, hosts and probes, each behind a line that says the most important of it; across the page,
 * because unfolded they are many charts.
 */
export function SystemGroups({ model }: { model: OverviewModel }) {
  const { system, folds, panelView } = model;
  const toCome = useGroupsToCome(model);
  if (system.groups.length === 0 && toCome.length === 0) return null;
  return (
    <div
      className={`min-w-0 border-b border-line desk:col-span-2 ${system.isFailing || panelView.freshness.state !== 'current' ? 'aged' : ''}`}
    >
      {toCome.map((name) => (
        <div key={name} className="border-t border-line py-1.5">
          <p className={`${LINE} flex h-[1.0625rem] items-center`}>
            <Skeleton className="h-3 w-60" />
          </p>
        </div>
      ))}
      {system.groups.map((group) => (
        <Fold
          key={group.id}
          group={group}
          summary={system.summaries.get(group.id)}
          isOpen={folds.open.includes(group.id)}
          onToggle={() => folds.toggle(group.id)}
          view={panelView}
        />
      ))}
    </div>
  );
}

/** Two lines of a phone, whatever comes to stand in it: what has no room there is seen once it is unfolded. */
const LINE = 'max-desk:min-h-8.5';
const CUT = 'max-desk:line-clamp-2';

type FoldProps = {
  group: PanelGroup;
  summary: GroupSummary | undefined;
  isOpen: boolean;
  onToggle: () => void;
  view: PanelView;
};

function Fold({ group, summary, isOpen, onToggle, view }: FoldProps) {
  const id = useId();
  return (
    <section aria-label={group.title} data-group={group.id} className="border-t border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="flex w-full items-baseline gap-1.5 py-1.5 text-left text-s text-ink-2 hover:bg-hover"
        onClick={onToggle}
      >
        <ChevronRight
          aria-hidden="true"
          className={`size-3.5 shrink-0 self-center motion-safe:transition-transform ${isOpen ? 'rotate-90' : ''}`}
        />
        <span className="font-semibold text-ink">{group.title}</span>
        {summary?.isWrong === true ? <Glyph kind="warning" className="size-3 self-center text-warn" /> : null}
        <span className={`min-w-0 [overflow-wrap:anywhere] ${LINE} ${isOpen ? '' : CUT}`}>
          {summary?.text ?? '\u00a0'}
        </span>
      </button>
      {isOpen ? <Unfolded id={id} group={group} view={view} /> : null}
    </section>
  );
}

function Unfolded({ id, group, view }: { id: string; group: PanelGroup; view: PanelView }) {
  return (
    <div id={id} className="pb-4 pl-5">
      <p className="pb-2 text-xs [overflow-wrap:anywhere] text-ink-3">{group.evidence}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 *:row-span-3 *:grid-rows-subgrid *:gap-y-0 desk:grid-cols-[repeat(2,minmax(0,1fr))] wide:grid-cols-[repeat(3,minmax(0,1fr))]">
        {group.charts.map((panel) => (
          <ChartWithMenu key={panel.id} panel={panel} view={view} />
        ))}
      </div>
    </div>
  );
}
