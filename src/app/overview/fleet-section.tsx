import { useMemo } from 'react';
import { fleetOf } from '@/health/fleet';
import { FleetStrip, type FleetStripProps } from '@/panels/fleet/fleet-strip';
import { useLines } from '@/panels/use-lines';
import type { OverviewModel } from './use-overview';

/** The instances of the service, each with its state. */
export function FleetSection({ model }: { model: OverviewModel }) {
  return <FleetStrip {...useFleet(model)} />;
}

function useFleet({ facts, filters, overview, panelView, now }: OverviewModel): FleetStripProps {
  const { startTime } = overview.vectors;
  const lines = useLines(useMemo(() => ({ starts: startTime }), [startTime]), panelView);
  return {
    instances: facts?.instances ?? null,
    fleet: facts && fleetOf(facts),
    history: { memory: facts?.history.memory ?? [], starts: lines('starts') },
    now,
    selected: filters.instances,
    view: panelView,
  };
}
