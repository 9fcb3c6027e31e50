import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { LabelEvidence } from './label-evidence';

const { page, render } = testPage();

const said = (...values: string[]) => {
  render(<LabelEvidence label="route" values={values} />);
  return page.textContent;
};

test.each([
  [[], 'route has 0 values.'],
  [['/a'], 'route has 1 value: /a.'],
  [['/a', '', '/b'], 'route has 3 values: /a, (empty), /b.'],
  [['1', '2', '3', '4', '5', '6', '7', '8'], 'route has 8 values: 1, 2, 3, 4, 5, 6 and 2 more.'],
])('%j are said in one whole sentence', (values, sentence) => {
  expect(said(...values)).toBe(sentence);
});

test('more values than the page shows endpoints are called raw paths, and no fewer', () => {
  const paths = Array.from({ length: 101 }, (_, i) => `/${i}`);
  expect(said(...paths)).toContain('That is many: are these raw paths?');
  expect(said(...paths.slice(1))).not.toContain('That is many');
});
