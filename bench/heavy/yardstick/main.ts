import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { askHeavyLines, heavyRange } from '../two-hundred-lines';

const HEIGHT = 500;

void askHeavyLines(heavyRange()).then((lines) => {
  const panel = document.createElement('article');
  panel.dataset['panel'] = 'heavy';
  panel.dataset['state'] = 'fresh';
  panel.dataset['chart'] = '';
  document.body.append(panel);
  const series = lines.map((_, i) => ({
    stroke: `hsl(${(i * 47) % 360} 60% 45%)`,
    width: 1.5,
    points: { show: false },
  }));
  const options = { width: panel.clientWidth, height: HEIGHT, legend: { show: false }, series: [{}, ...series] };
  // uPlot represents gaps as null, so typed arrays with NaN cannot be used.
  const data: uPlot.AlignedData = [
    lines[0]?.times ?? new Float64Array(),
    ...lines.map(({ values }) => Array.from(values, (value) => (Number.isNaN(value) ? null : value))),
  ];
  new uPlot(options, data, panel);
});
