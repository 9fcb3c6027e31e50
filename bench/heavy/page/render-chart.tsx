import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChartSeries, SeriesColour } from '@/ui/charts/chart-series';
import { CrosshairProvider } from '@/ui/charts/pointer/crosshair-provider';
import { TimeSeriesChart } from '@/ui/charts/time-series-chart';
import type { HeavyLine, HeavyRange } from '../two-hundred-lines';

const COLOURS: readonly SeriesColour[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
const NO_LINES: readonly ChartSeries[] = [];

function toSeries({ name, times, values }: HeavyLine, index: number): ChartSeries {
  return { key: `${index}`, name, times, values, colour: COLOURS[index % COLOURS.length] ?? 's1' };
}

type HeavyPageProps = { range: HeavyRange; answer: Promise<readonly HeavyLine[]> };

/** The page's chart with tooltip and crosshair and all lines; the overview never shows more than a few. */
function HeavyPage({ range, answer }: HeavyPageProps) {
  const [lines, setLines] = useState(NO_LINES);
  // Synchronises with the response of the server.
  useEffect(() => void answer.then((all) => setLines(all.map(toSeries))), [answer]);
  return (
    <CrosshairProvider>
      <article
        data-panel="heavy"
        data-state={lines === NO_LINES ? 'loading' : 'fresh'}
        style={{ display: 'flex', height: 500 }}
      >
        <TimeSeriesChart label="Heavy" range={range} unit="requestsPerSecond" timeZone="UTC" series={lines} />
      </article>
    </CrosshairProvider>
  );
}

export function renderChart(range: HeavyRange, answer: Promise<readonly HeavyLine[]>): void {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<HeavyPage range={range} answer={answer} />);
}
