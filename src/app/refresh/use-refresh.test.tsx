import { describe, expect, it, test, vi } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { DOWN, examplePage, NONE } from './example-page';

const { look, mount, pass, setDown } = examplePage();

/** The clock of the page moves with the answers, a moment after they were asked for; seconds. */
const MOMENT = 0.01;

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

  it('goes on where the clock of the browser is set back by hours', async () => {
    const page = await mount();
    await pass(14);
    vi.setSystemTime(Date.now() - 10_800_000);
    await pass(20);
    expect(page.asked()).toHaveLength(3);
  });

  it('asks a server that fails no later where the clock of the browser is set back by hours', async () => {
    const page = await mount();
    setDown(true);
    await pass(25);
    vi.setSystemTime(Date.now() - 10_800_000);
    setDown(false);
    await pass(10 + MOMENT);
    expect(page.asked().at(-1)).toBe('q');
  });

  it('asks the server for the time when a clock has leapt, and then for all else, at once', async () => {
    const connection = exampleConnection({
      probe: async () => void (isInDoubt = false),
      alertmanagers: async () => NONE,
    });
    let isInDoubt = false;
    const page = await mount({
      connection: { ...connection, clock: { ...connection.clock, isInDoubt: () => isInDoubt } },
    });
    await pass(3);
    isInDoubt = true;
    await pass(1 + MOMENT);
    expect([page.asked(), Math.round(page.at())]).toEqual([[0, 'q'], 3]);
    await pass(10);
    expect(page.asked()).toEqual([0, 'q', 'q']);
  });

  it('finds out by its refresh that nobody tells the time, and asks for it before the next one again', async () => {
    const connection = exampleConnection({
      probe: () => Promise.reject(new PrometheusError('malformed', 'Cut.')),
      alertmanagers: async () => NONE,
    });
    const page = await mount({ connection: { ...connection, clock: { ...connection.clock, isInDoubt: () => true } } });
    await pass(1 + MOMENT);
    expect(page.asked()).toEqual([0, 'q']);
    await pass(10);
    expect(page.asked()).toEqual([0, 'q', 0, 'q']);
  });

  it('asks nothing while it is paused', async () => {
    const page = await mount({ interval: null });
    await pass(3600);
    expect([page.asked(), page.at()]).toEqual([[], 0]);
  });

  it('has the time at which another subject was asked about, and its tick when it always was', async () => {
    const page = await mount();
    await pass(4);
    await page.rerender({ ...page.input, subject: 'another' });
    expect(page.at()).toBe(4);
    await pass(6 + MOMENT);
    expect([page.asked(), page.at()]).toEqual([['q'], 10]);
    await page.rerender({ ...page.input, subject: 'another', interval: null });
    await pass(600);
    await page.rerender({ ...page.input, interval: null });
    expect(page.at()).toBeCloseTo(610, 1);
  });

  it('asks while it is paused whether a server that went away is back, and then only for what it has not got', async () => {
    const page = await mount();
    setDown(true);
    await pass(20);
    await page.rerender({ ...page.input, interval: null });
    await pass(9);
    setDown(false);
    await pass(2);
    // The first failure was a refresh ago when it was paused, so that the first probe came at once.
    expect(page.asked()).toEqual(['q', 'q', 'probe', 'probe', 'q']);
    await pass(600);
    expect(page.asked()).toHaveLength(5);
  });

  it('asks over a fixed range again for what failed, until it is answered', async () => {
    let isBroken = true;
    const broken = () =>
      isBroken ? Promise.reject(new PrometheusError('rejected', 'Not now.')) : Promise.resolve(NONE);
    const page = await mount({ connection: exampleConnection({ alertmanagers: broken }), live: false });
    await pass(10);
    isBroken = false;
    await pass(30);
    expect([page.asked(), page.at()]).toEqual([['q', 'q'], 0]);
  });

  it('makes up for a tick that it skipped for a question that then came to nothing', async () => {
    let fail: () => void = () => undefined;
    const hanging = exampleConnection({
      alertmanagers: () =>
        new Promise((_, reject) => (fail = () => reject(new PrometheusError('unreachable', 'No answer.')))),
    });
    const page = await mount({ connection: hanging });
    await pass(13);
    expect(page.asked()).toEqual([]);
    fail();
    await pass(0.1);
    expect(page.asked()).toEqual(['q']);
  });

  it('does not make up for it where nobody sees the page by then', async () => {
    let fail: () => void = () => undefined;
    const hanging = exampleConnection({ alertmanagers: () => new Promise((_, reject) => (fail = () => reject(DOWN))) });
    const page = await mount({ connection: hanging });
    await pass(13);
    await look(true);
    fail();
    await pass(0.1);
    expect(page.asked()).toEqual([]);
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

  it.each([
    ['a fixed range', { live: false }],
    ['a pause', { interval: null }],
  ])('asks at once when it is live again after %s that took longer than its interval', async (_, standing) => {
    const page = await mount();
    await pass(10 + MOMENT);
    await page.rerender({ ...page.input, ...standing });
    await pass(4);
    await page.rerender(page.input);
    await pass(1);
    expect(page.asked()).toEqual(['q']);
    await pass(5);
    expect(page.asked()).toEqual(['q', 'q']);
    await page.rerender({ ...page.input, ...standing });
    await pass(45);
    expect(page.asked()).toHaveLength(2);
    await page.rerender(page.input);
    await pass(MOMENT);
    expect([page.asked().length, Math.floor(page.at())]).toEqual([3, 65]);
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

test('a request is given up when the next refresh is due, and after ten seconds in any case', () => {
  expect([deadlineOf(5), deadlineOf(10), deadlineOf(60), deadlineOf(null)]).toEqual([5, 10, 10, 10]);
});
