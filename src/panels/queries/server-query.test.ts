import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { exampleConnection } from './example-connection';
import { serverQuery } from './server-query';

const question = (change: { priority?: 'background' } = {}) => {
  const connection = exampleConnection();
  const ask = vi.spyOn(connection, 'ask').mockResolvedValue([]);
  return {
    ask,
    options: serverQuery({
      connection,
      key: ['test', 'targets'],
      deadline: 10,
      refreshEvery: 0,
      ask: (driver, signal) => driver.targets(signal),
      ...change,
    }),
  };
};

test.each([
  ['tells whether anything is wrong, and the page waits for it, unless it is said otherwise', {}, 'urgent', false],
  ['is for what is not on the screen stands aside', { priority: 'background' }, 'background', true],
] as const)('what %s', async (_, change, priority, isAside) => {
  const { ask, options } = question(change);
  const { queryFn } = options;
  await new QueryClient().fetchQuery({ queryKey: ['test', 'targets'], ...(queryFn ? { queryFn } : {}) });
  expect(ask.mock.calls[0]?.[0]).toMatchObject({ priority, deadline: 10 });
  expect([options.enabled, options.meta?.['isAside']]).toEqual([true, isAside]);
});
