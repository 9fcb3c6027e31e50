import type { QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { exampleConnection, type ExampleConnection } from '@/panels/queries/example-connection';
import { useQuery } from '@/panels/queries/use-queries';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { useRefresh } from './use-refresh';

/** When every test begins, Unix milliseconds. */
export const START = Date.UTC(2026, 10, 20, 14);

/** An answer like any other: what it says does not matter here. */
export const NONE = { active: [], dropped: [] };

export const DOWN = new PrometheusError('unreachable', 'No answer.');

/** What `mount` may be given another of; `interval` in seconds. */
export type PageInput = { connection: ExampleConnection; interval: number | null; live: boolean; subject?: string };

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

/**
 * For the tests of a file: a page with the heartbeat and one question that every refresh asks again, its clock, its tab
 * and its server.
 */
export function examplePage() {
  let isHidden = false;
  let isDown = false;
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    isHidden = false;
    isDown = false;
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const answer = <T>(value: T) => (isDown ? Promise.reject(DOWN) : Promise.resolve(value));
  const server = () => exampleConnection({ probe: () => answer(undefined), alertmanagers: () => answer(NONE) });
  return {
    pass,
    /** Hides or shows the page, as the browser does when another tab is chosen. */
    look: async (hidden: boolean) => {
      isHidden = hidden;
      await act(async () => document.dispatchEvent(new Event('visibilitychange')));
      await pass(0);
    },
    setDown: (down: boolean) => void (isDown = down),
    server,
    mount: (change: Partial<PageInput> = {}, client: QueryClient = createQueryClient()) =>
      mountPage({ connection: server(), interval: 10, live: true, ...change }, client),
  };
}

async function mountPage(input: PageInput, client: QueryClient) {
  const usePage = ({ connection, interval, live, subject }: PageInput) => {
    useQuery({
      queryKey: ['q'],
      queryFn: ({ signal }) =>
        connection.ask({
          key: ['q'],
          priority: 'visible',
          deadline: 10,
          signal,
          ask: (driver) => driver.alertmanagers(signal),
        }),
    });
    return useRefresh(connection, interval, live, subject);
  };
  const mounted = await renderHook(usePage, input, client);
  await pass(0);
  const { asked } = input.connection;
  asked.length = 0;
  return {
    ...mounted,
    at: () => mounted.current.at - START / 1000,
    input,
    asked: () => asked.map((key) => key.at(-1)),
  };
}
