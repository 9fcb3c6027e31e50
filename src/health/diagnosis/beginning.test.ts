import { describe, expect, it } from 'vitest';
import { at, history, plain } from '@/health/example-facts';
import type { Change } from '@/health/service-facts';
import { beganText, changeBefore, changeName } from './beginning';

const deploy = (clock: string, label = 'v2.31.0'): Change => ({ time: at(clock), kind: 'deploy', label });
const restart = (clock: string, label = 'restart'): Change => ({ time: at(clock), kind: 'restart', label });
const since = { time: at('14:02:40'), before: false };
const text = (...changes: Change[]) => {
  const began = beganText({ changes, scrapeInterval: 5, history: history() }, since);
  return began === null ? null : plain(began);
};

describe('beganText', () => {
  it.each([
    ['after a deploy', [deploy('14:02:00')], 'Began 40 s after deploy v2.31.0'],
    ['with a deploy that the same scrapes brought to light', [deploy('14:02:45')], 'Began with deploy v2.31.0'],
    ['after a restart', [restart('14:01:40')], 'Began 1 min 00 s after a restart'],
    ['after several restarts', [restart('14:01:40', '3 restarts')], 'Began 1 min 00 s after 3 restarts'],
    [
      'after the deploy to which later restarts belong',
      [deploy('14:01:40'), restart('14:02:20')],
      'Began 1 min 00 s after deploy v2.31.0',
    ],
    [
      'after the last of two deploys',
      [deploy('13:58:40', 'v1'), deploy('14:01:40', 'v2')],
      'Began 1 min 00 s after deploy v2',
    ],
    [
      'after the last of two restarts',
      [restart('13:59:40'), restart('14:01:40', '3 restarts')],
      'Began 1 min 00 s after 3 restarts',
    ],
    ['after a deploy of five minutes before', [deploy('13:57:40')], 'Began 5 min 00 s after deploy v2.31.0'],
    ['alone, a little later after a deploy', [deploy('13:57:39')], null],
    ['alone, long after a deploy', [deploy('13:30:00')], null],
    ['alone, before a deploy', [deploy('14:05:00')], null],
    ['alone, without any change', [], null],
  ])('tells that it began %s', (_, changes, expected) => {
    expect(text(...changes)).toBe(expected);
  });

  it('links nothing on lines that are too coarse to tell which came first', () => {
    const coarse = (step: number) =>
      history({ requestRate: { labels: {}, times: Float64Array.of(0, step), values: Float64Array.of(1, 1) } });
    const began = (step: number) =>
      beganText({ changes: [deploy('14:02:00')], scrapeInterval: 5, history: coarse(step) }, since);
    expect([began(300), began(600)].map((told) => told !== null)).toEqual([true, false]);
  });

  it('links nothing to trouble that was there before the range', () => {
    expect(
      changeBefore(
        { changes: [deploy('14:02:00')], scrapeInterval: 5, history: history() },
        { ...since, before: true },
      ),
    ).toBeNull();
  });
});

describe('changeName', () => {
  it('names a version, and a restart without one', () => {
    expect(changeName(deploy('14:00:00', '2.31'))).toBe('deploy 2.31');
    expect(changeName(restart('14:00:00'))).toBe('a restart');
    expect(changeName(deploy('14:00:00', `\u202e${'4'.repeat(100)}`))).toMatch(/^deploy \\u202e4+…4+$/);
  });
});
