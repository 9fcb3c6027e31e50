import './page.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChartSeries, SeriesColour } from '@/ui/charts/chart-series';
import { CrosshairProvider } from '@/ui/charts/crosshair-provider';
import { TimeSeriesChart } from '@/ui/charts/time-series-chart';
import { askHeavyLines, type HeavyLine } from '../two-hundred-lines';

const COLOURS: readonly SeriesColour[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];

function toSeries({ name, times, values }: HeavyLine, index: number): ChartSeries {
  return { key: `${index}`, name, times, values, colour: COLOURS[index % COLOURS.length] ?? 's1' };
}

/** The page's own chart with tooltip and crosshair, given all lines: the overview never shows more than a few. */
function HeavyPage() {
  const [lines, setLines] = useState<readonly ChartSeries[]>([]);
  // The server.
  useEffect(() => void askHeavyLines().then((answer) => setLines(answer.map(toSeries))), []);
  const times = lines[0]?.times;
  const range = { start: times?.[0] ?? 0, end: times?.at(-1) ?? 1 };
  return (
    <CrosshairProvider>
      <article data-panel="heavy" data-state={times ? 'fresh' : 'loading'} style={{ display: 'flex', height: 500 }}>
        {times && <TimeSeriesChart label="Heavy" range={range} unit="requestsPerSecond" timeZone="UTC" series={lines} />}
      </article>
    </CrosshairProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<HeavyPage />);
