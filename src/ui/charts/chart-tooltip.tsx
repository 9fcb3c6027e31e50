import { useSyncExternalStore } from 'react';
import { opened } from '@/ui/opened';
import type { ChartBox } from './chart-box';
import type { ChartScene } from './chart-scene';
import type { Crosshair } from './crosshair';
import type { Plot } from './plot';

const TooltipBox = opened(async () => (await import('./tooltip-box')).TooltipBox, null);

type ChartTooltipProps = { id: string; crosshair: Crosshair; scene: ChartScene; plot: Plot; box: ChartBox };

/**
 * Time and values under the crosshair, in the chart that put it there and in no other. It is read out when the keyboard moved it; a pointer
 * would make a screen reader talk without end.
 */
export function ChartTooltip({ id, crosshair, scene, plot, box }: ChartTooltipProps) {
  const position = useSyncExternalStore(crosshair.subscribe, () => (crosshair.get()?.source === id ? crosshair.get() : null));
  if (position === null || position.time < plot.start || position.time > plot.end) return null;
  return <TooltipBox position={position} scene={scene} plot={plot} box={box} />;
}
