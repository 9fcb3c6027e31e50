import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import type { InstanceFacts } from '@/health/service-facts';
import { testPage } from '@/ui/test-page';
import { DOWN, exampleInstance } from './example-instance';
import { FleetTable, type FleetTableProps } from './fleet-table';
import { instanceRows } from './instance-rows';

const { page, render } = testPage();

const pick = vi.fn<(filter: string, value: string) => void>();
const CURRENT = { newestSample: 998, age: 2, unreachableSince: null, state: 'current' } as const;

const FOUR = ['a', 'b', 'c', 'd'].map((instance) => exampleInstance({ instance, cpuCores: 0.1 }));

function show(instances: readonly InstanceFacts[], part: Partial<FleetTableProps> = {}): void {
  const rows = instanceRows({
    instances,
    fleet: null,
    samples: [],
    lastEdge: null,
    requests: [],
    starts: [],
    thresholds: DEFAULT_THRESHOLDS,
    errorWindow: 300,
    now: 1000,
  });
  render(
    <FleetTable
      rows={rows}
      isAwaited={false}
      hasRequests
      hasErrors
      ofAllEndpoints={[]}
      rangeText="last hour"
      selected={[]}
      view={{ pick, freshness: CURRENT }}
      choice={{ sorting: null, search: '' }}
      actions={{ sort: () => {}, search: () => {} }}
      {...part}
    />,
  );
}

const rows = () =>
  Array.from(page.querySelectorAll<HTMLElement>('[data-fleet]'), ({ dataset, textContent }) => ({
    name: dataset['fleet'],
    text: textContent ?? '',
  }));

test('the one that is down stands first with its reason, then the one that differs from the others', () => {
  show([...FOUR, exampleInstance({ instance: 'odd', cpuCores: 0.7 }), exampleInstance({ instance: 'gone', ...DOWN })]);
  expect(
    rows()
      .map(({ name }) => name)
      .slice(0, 3),
  ).toEqual(['gone', 'odd', 'a']);
  expect(rows()[0]?.text).toContain('gone connection refused');
  expect(rows()[1]?.text).toContain('Differs');
  expect(rows()[1]?.text).toContain('7 times the others');
  expect(page.textContent).toContain('5 of 6\u00a0instances up');
});

test('what is beyond a limit has the colour of its light', () => {
  const [limit] = DEFAULT_THRESHOLDS.cpuCores;
  show([exampleInstance({ cpuCores: (limit?.value ?? 0) * 1.2 })]);
  const level = limit?.severity === 'critical' ? 'text-crit' : 'text-warn';
  expect(
    Array.from(page.querySelectorAll('td span'), ({ textContent, className }) => ({ textContent, className })).find(
      ({ textContent }) => textContent?.startsWith('CPU'),
    )?.className,
  ).toContain(level);
});

test('what is of all endpoints although some are chosen is named', () => {
  show(FOUR);
  expect(page.textContent).not.toContain('of all endpoints');
  show(FOUR, { ofAllEndpoints: ['errors', 'latency'] });
  expect(page.textContent).toContain('errors and p95 of all endpoints; worst first');
});

test('a row filters the page by its instance', () => {
  show(FOUR, { selected: ['b'] });
  const button = page.querySelector<HTMLElement>('[data-fleet="b"] button');
  expect(button?.getAttribute('aria-pressed')).toBe('true');
  act(() => button?.click());
  expect(pick).toHaveBeenLastCalledWith('instance', 'b');
});

test('requests that are not answered yet are none that are missing', () => {
  const cells = () => Array.from(page.querySelectorAll('[data-fleet="a"] td'), ({ textContent }) => textContent);
  show(FOUR);
  const dashes = cells().filter((text) => text === '–').length;
  show(FOUR, { isAwaited: true });
  expect(cells().filter((text) => text === '–')).toHaveLength(dashes - 3);
  expect(cells()).toContain('0.1');
});

test('a service that counts no requests has no columns for them', () => {
  show(FOUR, { hasRequests: false });
  expect(page.textContent).not.toContain('req/s');
  expect(page.textContent).toContain('CPU');
});

test('where nobody counts failures no row claims that nothing fails', () => {
  show(FOUR, { hasErrors: false });
  expect(page.querySelector('table')?.textContent).toContain('p95');
  expect(page.querySelector('table')?.textContent).not.toContain('Errors');
});

test('of old samples it is known who is down, as the strip says, and not how the others are', () => {
  const busy = exampleInstance({ instance: 'y', cpuCores: 9 });
  show([exampleInstance({ instance: 'x', ...DOWN }), busy], {
    view: { pick, freshness: { ...CURRENT, state: 'stale' } },
  });
  expect(rows().map(({ text }) => /^(Down|Upy)/.exec(text)?.[0])).toEqual(['Down', 'Upy']);
  expect(Array.from(page.querySelectorAll<HTMLElement>('[data-fleet]'), ({ dataset }) => dataset['level'])).toEqual([
    'critical',
    'unknown',
  ]);
});

test('of a silent server nothing is known but who was up', () => {
  show([exampleInstance({ instance: 'x', ...DOWN })], {
    view: { pick, freshness: { ...CURRENT, unreachableSince: 990, state: 'unreachable' } },
  });
  expect(rows()[0]?.text).toContain('was down');
});

test('sorted by something else the table does not say that the worst stands first', () => {
  show(FOUR);
  expect(page.textContent).toContain('worst first');
  show(FOUR, { choice: { sorting: { column: 'cpu', direction: 'ascending' }, search: '' } });
  expect(page.textContent).not.toContain('worst first');
});

test('of hundreds only those near the screen are elements', () => {
  show(Array.from({ length: 400 }, (_, i) => exampleInstance({ instance: `10.0.0.${i}` })));
  expect(rows().length).toBeLessThan(120);
  expect(page.querySelector('table')?.getAttribute('aria-rowcount')).toBe('401');
});
