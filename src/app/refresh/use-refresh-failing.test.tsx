import { act } from 'react';
import { describe, expect, it, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createQueryClient } from '@/app/refresh/query-cache/query-client';
import { DOWN, examplePage, START } from './example-page';

const { look, mount, pass, server, setDown } = examplePage();

/** The clock of the page moves with the answers, a moment after they were asked for; seconds. */
const MOMENT = 0.01;

/** What a request comes to that nobody answers before its deadline. */
const hanging = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new PrometheusError('unreachable', 'No answer within 10 s.')), 10_000),
  );

describe('while the server does not answer', () => {
  /** The page after two failed refreshes, which is when the server counts as silent. */
  async function outage() {
    const page = await mount();
    setDown(true);
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
    setDown(false);
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
    const page = await mount({
      connection: exampleConnection({ alertmanagers: () => Promise.reject(DOWN), probe: hanging }),
    });
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

  it('who comes back has it probed early, but not for every window that is chosen', async () => {
    const signedOut = new PrometheusError('unauthorized', 'Access refused.', { status: 401 });
    const connection = exampleConnection({ probe: () => Promise.reject(signedOut) });
    for (const api of ['query', 'rules']) connection.status.failed(api, signedOut, START / 1000);
    const page = await mount({ connection });
    const comeBackAfter = async (seconds: number) => {
      await pass(seconds);
      await act(async () => window.dispatchEvent(new Event('focus')));
      return page.asked().length;
    };
    expect([
      await comeBackAfter(9),
      await comeBackAfter(2),
      await comeBackAfter(1),
      await comeBackAfter(8),
      await comeBackAfter(1),
    ]).toEqual([0, 1, 1, 1, 2]);
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
    setDown(true);
    for (const api of ['query', 'rules']) connection.status.failed(api, DOWN, START / 1000);
    const client = createQueryClient();
    const warming = await mount({ connection, interval: null }, client);
    await pass(3);
    const page = await mount({ connection }, client);
    setDown(false);
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

test('a server that asks to be left alone is left alone for so long', async () => {
  const overloaded = new PrometheusError('overloaded', 'Busy.', { status: 503, retryAfter: 45 });
  const refuse = () => Promise.reject(overloaded);
  const page = await mount({ connection: exampleConnection({ alertmanagers: refuse, probe: refuse }) });
  await pass(44);
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

test('a question that is refused for about an interval is asked again when that is over, and not at the tick after', async () => {
  const refuse = () =>
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new PrometheusError('overloaded', 'Busy.', { status: 429, retryAfter: 10 })), 500),
    );
  const page = await mount({ connection: exampleConnection({ alertmanagers: refuse }) });
  await pass(10.4);
  expect(page.asked()).toEqual([]);
  await pass(0.2);
  expect(page.asked()).toEqual(['q']);
});

test('what is refused for about an interval is not asked by a page that nobody looks at', async () => {
  const refuse = () =>
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new PrometheusError('overloaded', 'Busy.', { status: 429, retryAfter: 10 })), 500),
    );
  const page = await mount({ connection: exampleConnection({ alertmanagers: refuse }) });
  await pass(10.2);
  await look(true);
  await pass(5);
  expect(page.asked()).toEqual([]);
});

test('a question is asked no more often than at every tick, however short it is refused for', async () => {
  const refuse = () => Promise.reject(new PrometheusError('overloaded', 'Busy.', { status: 429, retryAfter: 1 }));
  const page = await mount({ connection: exampleConnection({ alertmanagers: refuse }) });
  await pass(9.9);
  expect(page.asked()).toEqual([]);
  await pass(0.2);
  expect(page.asked()).toEqual(['q']);
});
