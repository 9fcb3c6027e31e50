import { act, type ComponentProps } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exampleChart, exampleView, TIMES } from '@/panels/example-panel';
import type { PanelData } from '@/panels/state/use-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { testPage } from '@/ui/test-page';
import type { PanelChart } from './panel-chart';

const { page, render } = testPage();

/** Every text that was written on a canvas. */
let written: string[];

/** A browser in which every element is near the screen and so large. */
class Sees {
  constructor(readonly tell: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void) {}
  observe(target: Element) {
    this.tell([{ target, isIntersecting: true }]);
  }
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  written = [];
  const canvas: Record<string, unknown> = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText: (text: string) => written.push(text.replaceAll('\u00a0', ' ')),
  };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(
    new Proxy(canvas, { get: (target, name) => target[String(name)] ?? (() => undefined) }) as never,
  );
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 136));
  vi.stubGlobal('IntersectionObserver', Sees);
  vi.stubGlobal('ResizeObserver', Sees);
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo() {}
      lineTo() {}
    },
  );
  // What watches sizes is made once for all charts, and must be made of these.
  vi.resetModules();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const LINE: ChartSeries = {
  key: 'a',
  name: 'a',
  colour: 's1',
  times: TIMES,
  values: Float64Array.of(0, 0.01, 0.02, 0.02),
};
const RATIO = exampleChart({
  title: 'Error ratio',
  subtitle: '5xx of all requests',
  threshold: 'errorRatio',
  unit: 'ratio',
  legend: 'none',
});

async function show(change: Partial<ComponentProps<typeof PanelChart>> = {}) {
  const { PanelChart: Chart } = await import('./panel-chart');
  const data = { state: { status: 'fresh', cause: '', age: 2 }, lines: [] } as unknown as PanelData;
  render(<Chart panel={RATIO} view={exampleView()} data={data} lines={[LINE]} {...change} />);
  await act(() => vi.dynamicImportSettled());
  await act(() => vi.waitFor(() => expect(page.querySelector('canvas')).not.toBeNull()));
}

test('a chart is called what its panel is, and what it counts', async () => {
  await show();
  expect(page.querySelector('[role="application"]')?.getAttribute('aria-label')).toContain(
    'Error ratio, 5xx of all requests',
  );
});

test('the limits that it is judged by stand in it, by their numbers', async () => {
  await show();
  expect(written).toContain('warning above 1 %');
});

test('on a wall a limit is one word, and what changed has its mark without one', async () => {
  const view = exampleView({ changes: [{ time: 20, kind: 'deploy', label: 'v2.30.4' }] });
  await show({ view, isTerse: true });
  expect(written).toContain('warning');
  expect(written).not.toContain('v2.30.4');
  written = [];
  await show({ view });
  expect(written).toContain('v2.30.4');
});

test('a chart without limits has none', async () => {
  await show({ panel: exampleChart() });
  expect(written.filter((text) => text.includes('above'))).toEqual([]);
});
