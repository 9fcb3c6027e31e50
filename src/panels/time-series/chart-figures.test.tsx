import { expect, test } from 'vitest';
import { line } from '@/panels/example-panel';
import { testPage } from '@/ui/test-page';
import { ChartFigures } from './chart-figures';

const { page, render } = testPage();

const shown = () =>
  [...page.querySelectorAll('dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd')?.textContent?.replaceAll('\u00a0', ' '),
  ]);

test('the number of the moment is that of its tile, and not the end of a line whose points stand for an hour', () => {
  render(<ChartFigures line={line([3, 9, 1, 4])} now={2} before={5} unit="requestsPerSecond" isOver={false} />);
  expect(shown()).toEqual([
    ['Now', '2.0 req/s'],
    ['1 h before', '5.0 req/s'],
    ['Highest', '9.0 req/s'],
    ['Lowest', '1.0 req/s'],
  ]);
});

test('that of a range that is over is not called present', () => {
  render(<ChartFigures line={null} now={2} before={null} unit="requestsPerSecond" isOver />);
  expect(shown()[0]).toEqual(['At the end', '2.0 req/s']);
});

test('what is now is never higher than the highest, nor lower than the lowest', () => {
  const figures = (now: number) => {
    render(<ChartFigures line={line([3, 9, 2, 4])} now={now} before={null} unit="requestsPerSecond" isOver={false} />);
    return shown().map(([, value]) => value);
  };
  expect(figures(9.4)).toEqual(['9.4 req/s', '–', '9.4 req/s', '2.0 req/s']);
  expect(figures(1)).toEqual(['1.0 req/s', '–', '9.0 req/s', '1.0 req/s']);
});
