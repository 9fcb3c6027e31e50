import './page.css';
import { askHeavyLines, heavyRange } from '../two-hundred-lines';

// As in the page, rendering code loads while the query runs, and the frame of the chart is there before the response.
const page = import('./render-chart');

const range = heavyRange();
const lines = askHeavyLines(range);
void page.then(({ renderChart }) => renderChart(range, lines));
