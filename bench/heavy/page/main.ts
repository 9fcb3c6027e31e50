import './page.css';
import { askHeavyLines, heavyRange } from '../two-hundred-lines';

// As the page does it: what renders is on its way while the question is asked, and the frame of the chart stands when
// the answer comes.
const page = import('./render-chart');

const range = heavyRange();
const lines = askHeavyLines(range);
void page.then(({ renderChart }) => renderChart(range, lines));
