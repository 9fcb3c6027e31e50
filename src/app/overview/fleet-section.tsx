import { useMemo } from 'react';
import { deriveOnce } from '@/dashboard/derivation/derive-once';
import { fleetOf } from '@/health/system/fleet';
import { FleetStrip, type FleetStripProps } from '@/panels/fleet/fleet-strip';
import { useLines } from '@/panels/queries/use-lines';
import type { OverviewModel } from './use-overview';

/** The instances of the service, each with its state. */
export function FleetSection({ model }: { model: OverviewModel }) {
  return <FleetStrip {...useFleet(model)} />;
}

function useFleet({ facts, filters, overview, panelView, now }: OverviewModel): FleetStripProps {
  const { changes } = overview.vectors;
  const lines = useLines(
    useMemo(() => ({ changes }), [changes]),
    panelView,
  );
  return {
    instances: facts?.instances ?? null,
    fleet: facts && fleetOf(facts),
    history: {
      memory: facts?.history.memory ?? [],
      starts: deriveOnce({ kind: 'part', name: 'startTime' }, [lines('changes')]),
    },
    now,
    selected: filters.instances,
    view: panelView,
  };
}
