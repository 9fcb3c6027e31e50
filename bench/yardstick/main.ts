import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './yardstick.css';
import { refreshColumns, type Columns } from './columns';
import { PANELS, QUERIES, type QueryName, type YardstickPanel } from './panels';

const HEIGHT = 200;
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#999999'];

const held = new Map<QueryName, Columns>();
const charts = new Map<string, uPlot>();

function addPanel({ id }: YardstickPanel): void {
  const panel = document.createElement('article');
  const title = document.createElement('h2');
  const chart = document.createElement('div');
  title.textContent = id;
  panel.dataset['panel'] = id;
  panel.dataset['state'] = 'loading';
  chart.dataset['chart'] = '';
  chart.style.height = `${HEIGHT}px`;
  panel.append(title, chart);
  document.getElementById('panels')?.append(panel);
}

function draw(panel: YardstickPanel): void {
  const [first, second] = panel.needs.map((name) => held.get(name));
  if (first === undefined || (panel.needs.length > 1 && second === undefined)) return;
  const lines = panel.lines(first, second ?? first);
  const data: uPlot.AlignedData = [first.times, ...lines.map((line) => [...line])];
  const chart = charts.get(panel.id);
  if (chart) return chart.setData(data);
  const target = document.querySelector<HTMLElement>(`[data-panel="${panel.id}"]`);
  const place = target?.querySelector<HTMLElement>('[data-chart]');
  if (!target || !place) return;
  target.dataset['state'] = 'fresh';
  const series = lines.map((_, i) => ({
    stroke: COLOURS[i % COLOURS.length] ?? 'black',
    width: 1.5,
    points: { show: false },
  }));
  const options = {
    width: place.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { sync: { key: 'all' } },
    series: [{}, ...series],
  };
  charts.set(panel.id, new uPlot(options, data, place));
}

async function refresh(name: QueryName): Promise<void> {
  held.set(name, await refreshColumns(QUERIES[name], held.get(name)));
  for (const panel of PANELS) if (panel.needs.includes(name)) draw(panel);
}

function refreshAll(): void {
  for (const name of Object.keys(QUERIES)) void refresh(name as QueryName);
}

for (const panel of PANELS) addPanel(panel);
refreshAll();
const interval = Number.parseInt(new URLSearchParams(location.search).get('refresh') ?? '', 10);
if (interval > 0) setInterval(refreshAll, interval * 1000);
