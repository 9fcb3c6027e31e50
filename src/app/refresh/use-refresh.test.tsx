import { useQuery, type QueryClient } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { exampleConnection, type ExampleConnection } from '@/panels/example-connection';
import { renderHook } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createQueryClient } from './query-client';
import { deadlineOf, useRefresh } from './use-refresh';

const START = Date.UTC(2026, 10, 20, 14);
/** An answer like any other: what it says does not matter here. */
const NONE = { active: [], dropped: [] };

const DOWN = new PrometheusError('unreachable', 'No answer.');

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

/** The clock of the page moves with the answers, a moment after they were asked for; seconds. */
const MOMENT = 0.01;

/** What a request comes to that nobody answers before its deadline. */
const hanging = () => new Promise<never>((_, reject) => setTimeout(() => reject(new PrometheusError('unreachable', 'No answer within 10 s.')), 10_000));

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

/** Hides or shows the page, as the browser does when another tab is chosen. */
async function look(hidden: boolean): Promise<void> {
  isHidden = hidden;
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  await pass(0);
}

const server = () =>
  exampleConnection({
    probe: () => (isDown ? Promise.reject(DOWN) : Promise.resolve()),
    alertmanagers: () => (isDown ? Promise.reject(DOWN) : Promise.resolve(NONE)),
  });

type Input = { connection: ExampleConnection; interval: number | null; live: boolean };

/** A page with the heartbeat and one question that every refresh asks again. */
async function mount(change: Partial<Input> = {}, client: QueryClient = createQueryClient()) {
  const input = { connection: server(), interval: 10, live: true, ...change };
  const usePage = ({ connection, interval, live }: Input) => {
    useQuery({ queryKey: ['q'], queryFn: ({ signal }) => connection.ask({ key: ['q'], priority: 'visible', deadline: 10, signal, ask: (driver) => driver.alertmanagers(signal) }) });
    return useRefresh(connection, interval, live);
  };
  const mounted = await renderHook(usePage, input, client);
  await pass(0);
  const { asked } = input.connection;
  asked.length = 0;
  return { ...mounted, at: () => mounted.current.at - START / 1000, input, asked: () => asked.map((key) => key.at(-1)) };
}

describe('a page that is looked at', () => {
  it('asks again at every interval, and its clock moves only then', async () => {
    const page = await mount();
    await pass(9);
    expect([page.asked(), page.at()]).toEqual([[], 0]);
    await pass(1 + MOMENT);
    expect([page.asked(), page.at()]).toEqual([['q'], 10]);
    await pass(20);
    expect([page.asked().length, page.at()]).toEqual([3, 30]);
  });

  it('asks nothing while it is paused', async () => {
    const page = await mount({ interval: null });
    await pass(3600);
    expect([page.asked(), page.at()]).toEqual([[], 0]);
  });

  it('asks while it is paused whether a server that went away is back, and then only for what it has not got', async () => {
    const page = await mount();
    isDown = true;
    await pass(20);
    await page.rerender({ ...page.input, interval: null });
    await pass(9);
    isDown = false;
    await pass(2);
    // The first failure was a refresh ago when it was paused, so that the first probe came at once.
    expect(page.asked()).toEqual(['q', 'q', 'probe', 'probe', 'q']);
    await pass(600);
    expect(page.asked()).toHaveLength(5);
  });

  it('asks over a fixed range again for what failed, until it is answered', async () => {
    let isBroken = true;
    const broken = () => (isBroken ? Promise.reject(new PrometheusError('rejected', 'Not now.')) : Promise.resolve(NONE));
    const page = await mount({ connection: exampleConnection({ alertmanagers: broken }), live: false });
    await pass(10);
    isBroken = false;
    await pass(30);
    expect([page.asked(), page.at()]).toEqual([['q', 'q'], 0]);
  });

  it('makes up for a tick that it skipped for a question that then came to nothing', async () => {
    let fail: () => void = () => undefined;
    const hanging = exampleConnection({ alertmanagers: () => new Promise((_, reject) => (fail = () => reject(new PrometheusError('unreachable', 'No answer.')))) });
    const page = await mount({ connection: hanging });
    await pass(13);
    expect(page.asked()).toEqual([]);
    fail();
    await pass(0.1);
    expect(page.asked()).toEqual(['q']);
  });

  it('asks nothing again over a fixed range', async () => {
    const page = await mount({ live: false });
    await pass(3600);
    expect([page.asked(), page.at()]).toEqual([[], 0]);
  });

  it('takes up a new interval at once', async () => {
    const page = await mount({ interval: 60 });
    await page.rerender({ ...page.input, interval: 5 });
    await pass(5);
    expect(page.asked()).toEqual(['q']);
  });

  it('gives up the interval before, for its ticks and for when it is looked at again', async () => {
    const page = await mount({ interval: 5 });
    await page.rerender({ ...page.input, interval: 60 });
    await pass(30);
    await look(false);
    expect(page.asked()).toEqual([]);
  });

  it('falls silent when it is left', async () => {
    const page = await mount();
    await page.unmount();
    await pass(60);
    await look(false);
    expect(page.asked()).toEqual([]);
  });

  it('leaves alone what is still under way, and asks it again at the tick after', async () => {
    let answer: () => void = () => undefined;
    const slow = exampleConnection({ alertmanagers: () => new Promise((resolve) => (answer = () => resolve(NONE))) });
    const page = await mount({ connection: slow });
    answer();
    await pass(35);
    expect(page.asked()).toEqual(['q']);
    answer();
    await pass(5);
    expect(page.asked()).toEqual(['q', 'q']);
  });
});

describe('a page that nobody sees', () => {
  it('asks nothing', async () => {
    const page = await mount();
    await look(true);
    await pass(3600);
    expect([page.asked(), page.at()]).toEqual([[], 0]);
  });

  it('asks once and at once when it is seen again, however many ticks it slept through', async () => {
    const page = await mount();
    await look(true);
    await pass(3603);
    await look(false);
    expect([page.asked(), page.at()]).toEqual([['q'], 3603]);
    await pass(9);
    expect(page.asked()).toEqual(['q']);
    await pass(1);
    expect(page.asked()).toEqual(['q', 'q']);
  });

  it('asks nothing when it is seen again before anything was due', async () => {
    const page = await mount();
    await look(true);
    await pass(4);
    await look(false);
    expect(page.asked()).toEqual([]);
    await pass(6);
    expect(page.asked()).toEqual(['q']);
  });
});

describe('while the server does not answer', () => {
  /** The page after two failed refreshes, which is when the server counts as silent. */
  async function outage(change: Partial<Input> = {}) {
    const page = await mount(change);
    isDown = true;
    await pass(20);
    expect(page.asked()).toEqual(['q', 'q']);
    return page;
  }

  it('one probe per interval takes the place of everything else', async () => {
    const page = await outage();
    await pass(30);
    expect(page.asked().slice(2)).toEqual(['probe', 'probe', 'probe']);
  });

  it('a probe that is answered refreshes everything at once', async () => {
    const page = await outage();
    isDown = false;
    await pass(10);
    expect(page.asked().slice(2)).toEqual(['probe', 'q']);
    await pass(10);
    expect(page.asked().slice(4)).toEqual(['q']);
  });

  it('the clock goes on, so that ages grow', async () => {
    const page = await outage();
    await pass(30);
    expect(page.at()).toBe(50);
  });

  it('a probe that hangs until its deadline does not put the next one off', async () => {
    const page = await mount({ connection: exampleConnection({ alertmanagers: () => Promise.reject(DOWN), probe: hanging }) });
    await pass(51);
    expect(page.asked()).toEqual(['q', 'probe', 'probe', 'probe', 'probe']);
  });

  it('a page that is mounted anew again and again probes all the same, when it is due', async () => {
    const signedOut = new PrometheusError('unauthorized', 'Access refused.', { status: 401 });
    const connection = exampleConnection({ probe: () => Promise.reject(signedOut) });
    for (const api of ['query', 'rules']) connection.status.failed(api, signedOut, START / 1000);
    const asked: unknown[] = [];
    for (let turn = 0; turn < 6; turn++) {
      const page = await mount({ connection });
      await pass(13);
      asked.push(page.asked());
      await page.unmount();
    }
    expect(asked).toEqual([[], [], ['probe'], [], ['probe'], []]);
  });

  it('two views of one server probe it no more often than one', async () => {
    const signedOut = new PrometheusError('unauthorized', 'Access refused.', { status: 401 });
    const connection = exampleConnection({ probe: () => Promise.reject(signedOut) });
    for (const api of ['query', 'rules']) connection.status.failed(api, signedOut, START / 1000);
    const page = await mount({ connection });
    await pass(7);
    await mount({ connection, interval: null });
    await pass(113);
    expect(page.asked()).toEqual(['probe', 'probe', 'probe', 'probe']);
    await page.unmount();
  });

  it('an answer among failures asks nothing at once: the server would never come to rest', async () => {
    const page = await outage();
    page.input.connection.status.succeeded('rules', START / 1000 + 21);
    await pass(8);
    expect(page.asked().slice(2)).toEqual([]);
    await pass(2);
    expect(page.asked().slice(2)).toEqual(['q']);
  });

  it('both views of one server go on when the probe of either is answered', async () => {
    const connection = server();
    isDown = true;
    for (const api of ['query', 'rules']) connection.status.failed(api, DOWN, START / 1000);
    const client = createQueryClient();
    const warming = await mount({ connection, interval: null }, client);
    await pass(3);
    const page = await mount({ connection }, client);
    isDown = false;
    await pass(7 + MOMENT);
    expect(page.asked()).toEqual(['probe', 'q']);
    expect(page.at()).toBeCloseTo(10, 0);
    await warming.unmount();
  });

  it('a page that nobody sees does not even probe', async () => {
    const page = await outage();
    await look(true);
    await pass(600);
    expect(page.asked()).toHaveLength(2);
  });
});

describe('a part of the server that lets nobody in', () => {
  const signedOut = new PrometheusError('unauthorized', 'Access refused.', { status: 403 });
  const refuse = () => Promise.reject(signedOut);

  /** A page whose one question is refused while others are answered. */
  async function refused(change: Partial<Input> = {}) {
    const connection = exampleConnection({ alertmanagers: refuse });
    connection.status.succeeded('rules', START / 1000);
    return mount({ connection, ...change });
  }

  it('is asked at most twice a minute, however often the page refreshes', async () => {
    const page = await refused({ interval: 5 });
    await pass(60);
    expect(page.asked()).toEqual(['q', 'q']);
  });

  it('is asked at most twice a minute over a fixed range too', async () => {
    const page = await refused({ interval: 5, live: false });
    await pass(60);
    expect(page.asked()).toEqual(['q', 'q']);
  });

  it('is asked at once when the whole server has let the page in again', async () => {
    let isIn = false;
    const page = await mount({ connection: exampleConnection({ alertmanagers: () => (isIn ? Promise.resolve(NONE) : refuse()), probe: () => (isIn ? Promise.resolve() : refuse()) }) });
    await pass(65);
    const before = page.asked();
    expect(before).toEqual(['probe', 'probe']);
    isIn = true;
    await pass(30);
    expect(page.asked().slice(2, 4)).toEqual(['probe', 'q']);
  });
});

test('a server that asks to be left alone is left alone for so long', async () => {
  const overloaded = new PrometheusError('overloaded', 'Busy.', { status: 503, retryAfter: 45 });
  const refuse = () => Promise.reject(overloaded);
  const page = await mount({ connection: exampleConnection({ alertmanagers: refuse, probe: refuse }) });
  await pass(49);
  expect(page.asked()).toEqual([]);
  await pass(1);
  expect(page.asked()).toEqual(['q']);
  await pass(44);
  expect(page.asked()).toEqual(['q']);
  await pass(1);
  expect(page.asked()).toEqual(['q', 'probe']);
  await pass(45);
  expect(page.asked()).toEqual(['q', 'probe', 'probe']);
});

test('a request is given up when the next refresh is due, and after ten seconds in any case', () => {
  expect([deadlineOf(5), deadlineOf(10), deadlineOf(60), deadlineOf(null)]).toEqual([5, 10, 10, 10]);
});
