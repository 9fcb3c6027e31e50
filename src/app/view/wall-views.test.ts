import { expect, test } from 'vitest';
import { wallViews } from './wall-views';

const NOTHING = { view: [], service: null, endpoint: [], instance: [] };
const CONFIGURED = [
  { service: 'shop-api', endpoints: ['/orders'], instances: [] },
  { service: 'backend', endpoints: [], instances: [] },
];
const plain = (service: string) => ({ service, endpoints: [], instances: [] });

test('the configured views hold where the URL does not say what to look at', () => {
  expect(wallViews(NOTHING, CONFIGURED)).toEqual(CONFIGURED);
  expect(wallViews(NOTHING, [])).toEqual([]);
});

test('the views of the URL come before everything else, each once and in their order', () => {
  expect(wallViews({ ...NOTHING, view: ['b', 'a', 'b', ''], service: 'c' }, CONFIGURED)).toEqual([
    plain('b'),
    plain('a'),
  ]);
});

test('the filters of the URL hold for each of its views', () => {
  const [first, second] = wallViews({ ...NOTHING, view: ['a', 'b'], instance: ['i'] }, []);
  expect([first?.instances, second?.instances]).toEqual([['i'], ['i']]);
});

test('a URL that names a service or a filter is not carried away by the configured rotation', () => {
  expect(wallViews({ ...NOTHING, service: 'backend', endpoint: ['/a'] }, CONFIGURED)).toEqual([
    { service: 'backend', endpoints: ['/a'], instances: [] },
  ]);
  expect(wallViews({ ...NOTHING, instance: ['i'] }, CONFIGURED)).toEqual([]);
});
