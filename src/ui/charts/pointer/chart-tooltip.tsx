import { useSyncExternalStore } from 'react';
import { opened } from '@/ui/loading/opened';
import type { ChartBox } from '@/ui/charts/layout/chart-box';
import type { ChartScene } from '@/ui/charts/chart-scene';
import type { Plot } from '@/ui/charts/layout/plot';
import type { Crosshair } from './crosshair';

const TooltipBox = opened(async () => (await import('./tooltip-box')).TooltipBox, null);

type ChartTooltipProps = { id: string; crosshair: Crosshair; scene: ChartScene; plot: Plot; box: ChartBox };

/** Time and values under the crosshair, in the chart that put it there and in no other. */
export function ChartTooltip({ id, crosshair, scene, plot, box }: ChartTooltipProps) {
  const isHere = useSyncExternalStore(crosshair.subscribe, () => {
    const position = crosshair.get();
    return position?.source === id && position.time >= plot.start && position.time <= plot.end;
  });
  return isHere ? <TooltipBox crosshair={crosshair} scene={scene} plot={plot} box={box} /> : null;
}
