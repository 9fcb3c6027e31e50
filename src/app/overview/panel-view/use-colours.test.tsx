import { expect, test } from 'vitest';
import type { Filters } from '@/dashboard/filters';
import { facts, instance } from '@/health/example-facts';
import type { ServiceFacts } from '@/health/service-facts';
import { renderHook } from '@/panels/render-hook';
import { useColours } from './use-colours';

const ALL: Filters = { service: 'shop-api', endpoints: [], instances: [], excluded: [] };
const NAMES = [
  'GET /products',
  'GET /products/:id',
  'GET /search',
  'GET /cart',
  'POST /cart',
  'GET /categories',
  'GET /orders',
  'POST /orders',
  'POST /login',
  'GET /recommendations',
  'GET /orders/:id',
  'DELETE /cart',
  'GET /about',
];

/** Facts with these endpoints, the busiest first. */
const withEndpoints = (names: readonly string[]) => {
  const [example] = facts().endpoints ?? [];
  return facts({
    endpoints: names.flatMap((endpoint, rank) => (example ? { ...example, endpoint, requestRate: 100 - rank } : [])),
  });
};

/** `names` null: they are asked about. */
type Shown = { names: readonly string[] | null; filters: Filters };

/** A page that looks at all endpoints, and the colour of each name on it. */
async function mountAll() {
  const first: Shown = { names: NAMES, filters: ALL };
  const mounted = await renderHook(
    ({ names, filters }: Shown) => useColours(names && withEndpoints(names), filters),
    first,
  );
  const coloursOf = (names: readonly string[]) => names.map((name) => mounted.current.colourOf(name));
  const look = async (names: readonly string[], filters: Filters) => {
    await mounted.rerender({ names: null, filters });
    await mounted.rerender({ names, filters });
  };
  return { coloursOf, look };
}

test('an endpoint that is filtered by keeps its colour, and so do all others when they are back', async () => {
  const { coloursOf, look } = await mountAll();
  const before = coloursOf(NAMES.slice(0, 8));
  for (const name of NAMES) {
    const own = coloursOf([name]);
    await look([name], { ...ALL, endpoints: [name] });
    expect(coloursOf([name])).toEqual(own);
    await look(NAMES, ALL);
    expect(coloursOf(NAMES.slice(0, 8))).toEqual(before);
  }
});

test('two that share one are told apart once they are looked at together', async () => {
  const { coloursOf, look } = await mountAll();
  for (const late of NAMES.slice(8)) {
    const pair = [NAMES.find((name) => name !== late && coloursOf([name])[0] === coloursOf([late])[0]) ?? '', late];
    await look(pair, { ...ALL, endpoints: pair });
    expect(new Set(coloursOf(pair)).size).toBe(2);
    await look(NAMES, ALL);
  }
});

test('the busiest endpoints have a colour each, in whatever order the server lists them', async () => {
  const { endpoints, ...rest } = withEndpoints(NAMES);
  const listed: ServiceFacts = { ...rest, endpoints: endpoints?.toReversed() ?? null };
  const { current } = await renderHook(() => useColours(listed, ALL), undefined);
  expect(new Set(NAMES.slice(0, 8).map((name) => current.colourOf(name))).size).toBe(8);
});

test('a name that is new changes the colour of no other', async () => {
  const { coloursOf, look } = await mountAll();
  const before = coloursOf(NAMES);
  await look([...NAMES, 'GET /0/new'], ALL);
  expect(coloursOf(NAMES)).toEqual(before);
});

test('a line that ends says what became of its instance, and that of one that is up says nothing', async () => {
  const instances = [instance('a', { up: true }), instance('b', { up: false }), instance('c', { up: null })];
  const { current } = await renderHook(() => useColours(facts({ instances }), ALL), undefined);
  expect(['a', 'b', 'c', 'd'].map((name) => current.endOf(name))).toEqual([null, 'b down', 'c vanished', null]);
});
