import { describe, expect, test } from 'vitest';
import { DOWN, exampleInstance } from './example-instance';
import { instanceCells, shortError, uptimeText, type InstanceHistory } from './instance-cells';

const NOTHING: InstanceHistory = { memory: [], starts: [] };
const line = (instance: string, ...values: number[]) => ({
  labels: { instance },
  times: Float64Array.from(values, (_, i) => 15 * i),
  values: Float64Array.from(values),
});
const cellOf = (part: Parameters<typeof exampleInstance>[0], history = NOTHING) =>
  instanceCells([exampleInstance(part)], null, history, 1000)[0];
const names =
  (...downs: number[]) =>
  (count: number) =>
    Array.from({ length: count }, (_, i) =>
      exampleInstance({ instance: `web-${i}`, ...(downs.includes(i) ? DOWN : {}) }),
    );

describe('an instance that is up', () => {
  test('says what it uses, its version and how long it runs in whole minutes', () => {
    expect(cellOf({})).toMatchObject({
      state: 'up',
      load: '0.46\u00a0cores, 408\u00a0MB',
      age: 'v2.30.4, up 43\u00a0min',
    });
  });

  test('names what is not measured instead of showing nothing', () => {
    expect(cellOf({ memoryBytes: null })?.load).toBe('0.46\u00a0cores, memory not found');
    expect(cellOf({ memoryBytes: null, cpuCores: null })?.load).toBe('CPU and memory not found');
    expect(cellOf({ version: null, startedAt: null })?.age).toBe('');
  });
});

test.each([
  [42, '42\u00a0s'],
  [60, '1\u00a0min'],
  [3599, '59\u00a0min'],
  [3660, '1\u00a0h\u00a001\u00a0min'],
])('%d seconds up read %s', (seconds, text) => {
  expect(uptimeText(seconds)).toBe(text);
});

describe('an instance that is down', () => {
  test('says why in the last words of the error, and for how long', () => {
    expect(cellOf(DOWN)).toMatchObject({ state: 'down', load: 'connection refused, 22\u00a0s ago', downFor: 22 });
  });

  test('says what was known of it last', () => {
    const history = {
      memory: [line('10.0.0.1', 900e6, 948e6, Number.NaN)],
      starts: [line('10.0.0.1', 100, 100, 400, 700)],
    };
    expect(cellOf(DOWN, history)?.age).toBe('last 948\u00a0MB, v2.30.4, 2 restarts');
  });

  test('without an error just does not answer', () => {
    expect(cellOf({ up: false, newestSample: null })).toMatchObject({ load: 'does not answer', downFor: null });
  });
});

test('one of which only some targets are up says so, and why, before those that are up', () => {
  const half = exampleInstance({
    instance: 'web-5',
    isPartial: true,
    lastError: 'Get "http://web-5:90/metrics": connection refused',
  });
  const [first] = instanceCells([...names()(4), half], null, NOTHING, 1000);
  expect(first).toMatchObject({
    instance: 'web-5',
    state: 'partial',
    age: 'a target is down: connection refused',
    downFor: null,
  });
  expect(cellOf({ isPartial: true, lastError: '' })?.age).toBe('a target is down');
});

test('only one that should be there has vanished; those that a rollout replaced are left out', () => {
  const gone = exampleInstance({ instance: 'web-1', up: null });
  const replaced = exampleInstance({ instance: 'web-2', up: null });
  const cells = instanceCells(
    [exampleInstance(), gone, replaced],
    { total: 2, up: 1, left: 1, partial: [], down: [], gone: [gone] },
    NOTHING,
    1000,
  );
  expect(cells.map(({ instance, state }) => [instance, state])).toEqual([
    ['10.0.0.1', 'up'],
    ['web-1', 'vanished'],
  ]);
  expect(cells[1]?.load).toBe('left discovery while answering, 2\u00a0s ago');
});

test('up to four instances keep their places whatever happens to them', () => {
  const order = instanceCells(names(3)(4), null, NOTHING, 1000).map(({ instance }) => instance);
  expect(order).toEqual(['web-0', 'web-1', 'web-2', 'web-3']);
});

test('of more the worst stand first, the others by name', () => {
  const order = instanceCells(names(3, 4)(5), null, NOTHING, 1000).map(({ instance }) => instance);
  expect(order).toEqual(['web-3', 'web-4', 'web-0', 'web-1', 'web-2']);
});

test.each([
  ['server returned HTTP status 500 Internal Server Error', 'server returned HTTP status 500 Internal Server Error'],
  ['Get "http://x/metrics": context deadline exceeded', 'context deadline exceeded'],
  [
    'Get "http://x/metrics": context deadline exceeded\nGet "http://x/jmx": connection refused\nGet "http://x/php": connection refused',
    'context deadline exceeded, connection refused',
  ],
  ['', 'does not answer'],
])('%j is shortened to %j', (error, short) => {
  expect(shortError(error)).toBe(short);
});
