import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { Freshness } from '@/health/facts/freshness';
import { testPage } from '@/ui/test-page';
import { DOWN, exampleInstance } from './example-instance';
import { FleetStrip, type FleetStripProps } from './fleet-strip';
import { WallFleet } from './wall-fleet';

const { page, render } = testPage();

const pick = vi.fn<(filter: string, value: string) => void>();
const CURRENT = { newestSample: 998, age: 2, unreachableSince: null, state: 'current' } as const;

function show(part: Partial<FleetStripProps> = {}): void {
  const view: FleetStripProps['view'] = { pick, colourOf: () => 's1', freshness: CURRENT };
  render(
    <FleetStrip
      instances={[exampleInstance()]}
      fleet={null}
      history={{ memory: [], starts: [] }}
      now={1000}
      selected={[]}
      view={view}
      {...part}
    />,
  );
}

const cells = () => Array.from(page.querySelectorAll<HTMLElement>('[data-instance]'));
const many = (count: number) => Array.from({ length: count }, (_, i) => exampleInstance({ instance: `web-${i}` }));

test('an instance says its state in a word and is picked with a button', () => {
  show({ selected: ['10.0.0.1'] });
  const button = page.querySelector('button');
  expect(button?.textContent).toContain('Up');
  expect(button?.getAttribute('aria-pressed')).toBe('true');
  act(() => button?.click());
  expect(pick).toHaveBeenLastCalledWith('instance', '10.0.0.1');
});

test('one that is down says why, and the whole error on demand', () => {
  show({ instances: [exampleInstance(DOWN)] });
  expect(page.textContent).toContain('Down');
  expect(page.textContent).toContain('connection refused, 22\u00a0s ago');
  expect(page.querySelector('button')?.title).toContain('dial tcp 10.0.0.3:80');
  // A long version is cut in the cell.
  expect(page.querySelector('button')?.title).toContain('v2.30.4');
});

test('while the server is silent nothing is up any more, it was', () => {
  const view: FleetStripProps['view'] = {
    pick,
    colourOf: () => 's1',
    freshness: { ...CURRENT, unreachableSince: 990, state: 'unreachable' },
  };
  show({ view });
  expect(page.textContent).toContain('was up');
});

test('an instance that is down is down although its samples are old', () => {
  const view: FleetStripProps['view'] = {
    pick,
    colourOf: () => 's1',
    freshness: { ...CURRENT, age: 90, state: 'stale' },
  };
  show({ instances: [exampleInstance(DOWN)], view });
  expect(page.textContent).toContain('Down');
  expect(page.textContent).not.toContain('was');
});

test('beyond eight the others open on demand', () => {
  show({ instances: many(10) });
  expect(cells()).toHaveLength(8);
  const more = Array.from(page.querySelectorAll('button')).find(({ textContent }) => textContent === '2 more, all up');
  act(() => more?.click());
  expect(cells()).toHaveLength(10);
});

test('without an instance the strip says so, and before the answer it says nothing', () => {
  show({ instances: [] });
  expect(page.textContent).toContain('No instance is known');
  show({ instances: null });
  expect(page.textContent).toBe('');
});

test('a wall shows four: the worst stay and the others take turns, each told which of how many it is', () => {
  const instances = [...many(5), exampleInstance({ instance: 'web-9', ...DOWN })];
  const shownAt = (now: number) => {
    render(<WallFleet instances={instances} fleet={null} now={now} freshness={CURRENT} />);
    return cells().map(({ dataset }) => dataset['instance']);
  };
  const turns = [1008, 1016, 1024].map(shownAt);
  expect(turns.map((turn) => turn.slice(0, 3))).toEqual([1, 2, 3].map(() => ['web-9', 'web-0', 'web-1']));
  expect(new Set(turns.map((turn) => turn[3]))).toEqual(new Set(['web-2', 'web-3', 'web-4']));
  expect(cells()[3]?.textContent).toMatch(/[456] of 6$/);
});

test('on a wall nothing is up or down any more while the server is silent, it was', () => {
  const show = (freshness: Freshness) =>
    render(
      <WallFleet
        instances={[exampleInstance(), exampleInstance({ instance: 'b', ...DOWN })]}
        fleet={null}
        now={1000}
        freshness={freshness}
      />,
    );
  const words = () => cells().map((cell) => /was \w+|Up|Down/.exec(cell.textContent)?.[0]);
  show(CURRENT);
  expect([words(), page.querySelectorAll('.text-crit').length]).toEqual([['Up', 'Down'], 1]);
  show({ ...CURRENT, unreachableSince: 990, state: 'unreachable' });
  expect([words(), page.querySelectorAll('.text-crit').length]).toEqual([['was up', 'was down'], 0]);
});
