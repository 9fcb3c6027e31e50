import { expect, test } from 'vitest';
import { plainQuery } from '@/dashboard/panel-query';
import type { SeriesColour } from '@/ui/charts/chart-series';
import { exampleChart, line } from '@/panels/example-panel';
import { chartLines } from './chart-lines';

const COLOURS: Readonly<Record<string, SeriesColour>> = { '/a': 's3', '/b': 's5' };
const LOOK = {
  colourOf: (name: string): SeriesColour => COLOURS[name] ?? 's1',
  endOf: (name: string) => (name === '/b' ? '/b down' : null),
};

const query = (legend = '{{endpoint}}', refId = 'A') => plainQuery(refId, 'requests', legend);
const many = (count: number) => Array.from({ length: count }, (_, i) => line([i, i, i, i], { endpoint: `/${i}` }));

test('a line is named by the legend, coloured by its name whatever its rank, and told where it ends', () => {
  const lines = chartLines(
    exampleChart(),
    [{ query: query(), lines: [line([1, 1, 1, 1], { endpoint: '/b' }), line([9, 9, 9, 9], { endpoint: '/a' })] }],
    LOOK,
  );
  expect(lines.map(({ name, colour, ended }) => [name, colour, ended])).toEqual([
    ['/b', 's5', '/b down'],
    ['/a', 's3', undefined],
  ]);
});

test('lines that are neither endpoints nor instances have a colour each by their names, and one alone has the first', () => {
  const containers = (...names: string[]) =>
    chartLines(
      exampleChart({ picks: null }),
      [{ query: query('{{name}}'), lines: names.map((name) => line([1, 1, 1, 1], { name })) }],
      LOOK,
    );
  const colours = (lines: ReturnType<typeof containers>) =>
    Object.fromEntries(lines.map(({ name, colour }) => [name, colour]));
  expect(new Set(Object.values(colours(containers('web-1', 'web-2', 'web-3')))).size).toBe(3);
  expect(colours(containers('web-3', 'web-1', 'web-2'))).toEqual(colours(containers('web-1', 'web-2', 'web-3')));
  expect(colours(containers('web-2'))).toEqual({ 'web-2': 's1' });
});

test('a series without the label of the legend says so instead of being a blank, and has the colour that tables give it', () => {
  const colourOf = (name: string): SeriesColour => (name === '' ? 's7' : 's1');
  expect(
    chartLines(exampleChart(), [{ query: query(), lines: [line([1, 1, 1, 1])] }], { ...LOOK, colourOf })[0],
  ).toMatchObject({ name: '(no endpoint)', colour: 's7' });
});

test('keys tell apart what has one name, and are the same whatever the order of the labels', () => {
  const same = [line([1, 1, 1, 1], { endpoint: '/a', zone: 'x' }), line([2, 2, 2, 2], { endpoint: '/a', zone: 'y' })];
  const [first, second] = chartLines(exampleChart(), [{ query: query(), lines: same }], LOOK);
  expect(first?.name).toBe(second?.name);
  expect(first?.key).not.toBe(second?.key);
  const [turned] = chartLines(
    exampleChart(),
    [{ query: query(), lines: [line([1, 1, 1, 1], { zone: 'x', endpoint: '/a' })] }],
    LOOK,
  );
  expect(turned?.key).toBe(first?.key);
});

test('one label set in two queries makes two keys, and no key is a label value', () => {
  const constructor = [line([1, 1, 1, 1], { endpoint: 'constructor' })];
  const keys = chartLines(
    exampleChart(),
    ['A', 'B'].map((refId) => ({ query: query('x', refId), lines: constructor })),
    LOOK,
  ).map(({ key }) => key);
  expect(new Set(keys).size).toBe(2);
  expect(keys).not.toContain('constructor');
});

test('beyond eight lines the smallest become one, dashed and counted, and nothing of the sum is lost', () => {
  const lines = chartLines(exampleChart(), [{ query: query(), lines: many(12) }], LOOK);
  expect(lines).toHaveLength(8);
  expect(lines.at(-1)).toMatchObject({ key: 'A:other', name: '5 others', stroke: 'dashed' });
  expect(lines.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(66);
});

test('what was not asked for and what is not drawn of the rest are one line, without a count', () => {
  const rest = { ...query('All others', 'B'), derive: { kind: 'rest' } as const };
  const lines = chartLines(
    exampleChart(),
    [
      { query: query(), lines: many(12) },
      { query: rest, lines: [line([100, 100, 100, 100])] },
    ],
    LOOK,
  );
  expect(lines.at(-1)).toMatchObject({ name: 'All others', stroke: 'dashed' });
  expect(lines.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(166);
});

test('names of which the page knows no colour have one each that no other of the chart has', () => {
  const colourOf = (name: string) => (name === '/known' ? ('s1' as const) : undefined);
  const lines = chartLines(
    exampleChart(),
    [
      {
        query: query(),
        lines: ['/gone', '/known', '/a', '/b', '/c'].map((endpoint) => line([1, 1, 1, 1], { endpoint })),
      },
    ],
    { ...LOOK, colourOf },
  );
  expect(lines.find(({ name }) => name === '/known')?.colour).toBe('s1');
  expect(new Set(lines.map(({ colour }) => colour)).size).toBe(5);
  expect(lines.map(({ stroke }) => stroke)).toEqual(lines.map(() => undefined));
});

test('of two lines that share a colour the second by name is dotted, in whatever order they come, and no other is', () => {
  const colourOf = (name: string): SeriesColour => (name === '/c' ? 's4' : 's2');
  const strokes = (...names: string[]) =>
    Object.fromEntries(
      chartLines(
        exampleChart(),
        [{ query: query(), lines: names.map((endpoint) => line([1, 1, 1, 1], { endpoint })) }],
        { ...LOOK, colourOf },
      ).map(({ name, stroke }) => [name, stroke]),
    );
  expect(strokes('/a', '/b', '/c')).toEqual({ '/a': undefined, '/b': 'dotted', '/c': undefined });
  expect(strokes('/c', '/b', '/a')).toEqual(strokes('/a', '/b', '/c'));
  expect(strokes('/b', '/c')).toEqual({ '/b': undefined, '/c': undefined });
});

test('where a sum means nothing the smallest are left out', () => {
  const lines = chartLines(exampleChart({ rest: 'left-out' }), [{ query: query(), lines: many(12) }], LOOK);
  expect(lines.map(({ name }) => name)).toEqual(['/11', '/10', '/9', '/8', '/7', '/6', '/5', '/4']);
});

test('quantiles have one hue in three lightnesses, and a line that filters nothing the first colour', () => {
  const quantiles = ['p50', 'p95', 'p99', 'p999'].map((name) => ({
    query: query(name, name),
    lines: [line([1, 1, 1, 1])],
  }));
  expect(
    chartLines(exampleChart({ palette: 'quantiles', picks: null }), quantiles, LOOK).map(({ colour }) => colour),
  ).toEqual(['q1', 'q2', 'q3', 'q3']);
  expect(
    chartLines(exampleChart({ picks: null }), [{ query: query('/a'), lines: [line([1, 1, 1, 1])] }], LOOK)[0]?.colour,
  ).toBe('s1');
});

test('a panel without an answer draws nothing', () => {
  expect(chartLines(exampleChart(), [{ query: query(), lines: [] }], LOOK)).toEqual([]);
});
