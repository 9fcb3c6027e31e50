import { describe, expect, it, test } from 'vitest';
import { at, line, START } from '@/health/example-facts';
import { readChanges } from './read-changes';

const SCRAPE = 15;
const DEPLOY = at('14:02:10');

/**
 * `process_start_time_seconds` of an instance that starts at these moments after the first, each shown from the next
 * point on.
 */
const starts = (...moments: number[]) =>
  line((time) => moments.filter((moment) => moment <= time).at(-1) ?? NaN, { instance: 'web' });

const build = (version: string, from = -Infinity, to = Infinity) =>
  line((time) => (time >= from && time < to ? 1 : NaN), { version });

const changes = (startTimes: ReturnType<typeof starts>[], builds: ReturnType<typeof build>[] = []) =>
  readChanges(startTimes, builds, START, SCRAPE);

const BEFORE = START - 86_400;

test('a service in which nothing happens has no changes', () => {
  expect(changes([starts(BEFORE)], [build('v1')])).toEqual([]);
  expect(changes([], [])).toEqual([]);
});

describe('a deploy', () => {
  it('is the first moment of a version that was not there before', () => {
    expect(changes([], [build('v1', -Infinity, DEPLOY), build('v2', DEPLOY)])).toEqual([
      { time: at('14:02:10'), kind: 'deploy', label: 'v2' },
    ]);
  });

  it('takes the restarts that it causes with it', () => {
    const found = changes(
      [starts(BEFORE, DEPLOY - 5), starts(BEFORE, DEPLOY + 90)],
      [build('v1', -Infinity, DEPLOY), build('v2', DEPLOY)],
    );
    expect(found.map(({ kind }) => kind)).toEqual(['deploy']);
  });

  it('leaves a restart that comes long after it a restart', () => {
    const found = changes([starts(BEFORE, DEPLOY + 300)], [build('v1', -Infinity, DEPLOY), build('v2', DEPLOY)]);
    expect(found.map(({ kind, label }) => [kind, label])).toEqual([
      ['deploy', 'v2'],
      ['restart', 'restart'],
    ]);
  });

  it('is one, although each instance shows its version at another moment', () => {
    expect(changes([], [build('v1'), build('v2', DEPLOY + 60), build('v2', DEPLOY)])).toEqual([
      { time: DEPLOY, kind: 'deploy', label: 'v2' },
    ]);
  });

  it('is not what was there at the beginning, nor where the data itself begins', () => {
    expect(changes([], [build('v1'), build('v2')])).toEqual([]);
    expect(changes([], [build('v1', DEPLOY)])).toEqual([]);
  });

  it('is also the return of a version, with the starts that belong to it', () => {
    const back = at('14:08:10');
    const v1 = line((time) => (time < DEPLOY || time >= back ? 1 : NaN), { version: 'v1' });
    expect(changes([starts(BEFORE, DEPLOY, back - 5)], [v1, build('v2', DEPLOY, back)])).toEqual([
      { time: DEPLOY, kind: 'deploy', label: 'v2' },
      { time: back, kind: 'deploy', label: 'v1' },
    ]);
  });

  it('is the version of most instances, also beside one that had the same all the time', () => {
    const back = at('14:08:10');
    const v1 = line((time) => (time < DEPLOY || time >= back ? 1 : NaN), { version: 'v1' });
    const v2 = build('v2', DEPLOY, back);
    expect(
      changes([starts(BEFORE, DEPLOY, back - 5), starts(BEFORE)], [build('v1'), v1, v1, v2, v2]).map(
        ({ time, label }) => [time, label],
      ),
    ).toEqual([
      [DEPLOY, 'v2'],
      [back, 'v1'],
    ]);
  });

  it('is no return where most instances were only not answered for a while', () => {
    const v1 = line((time) => (time < at('14:05:10') || time >= at('14:08:10') ? 1 : NaN), { version: 'v1' });
    expect(changes([starts(BEFORE), starts(BEFORE)], [v1, v1, build('v2')])).toEqual([]);
    // Nor where one instance of a new version comes and goes beside two of the old one.
    expect(
      changes(
        [starts(BEFORE, DEPLOY)],
        [build('v1'), build('v1'), build('v2', DEPLOY, at('14:05:10')), build('v2', at('14:08:10'))],
      ),
    ).toEqual([{ time: DEPLOY, kind: 'deploy', label: 'v2' }]);
  });

  it('needs a version to be named', () => {
    expect(changes([], [build('v1'), line((time) => (time >= DEPLOY ? 1 : NaN), { revision: 'abc' })])).toEqual([]);
  });
});

describe('a restart', () => {
  it('is marked when the process says that it began, not when that was first seen', () => {
    expect(changes([starts(BEFORE, at('14:00:03'))])).toEqual([
      { time: at('14:00:03'), kind: 'restart', label: 'restart' },
    ]);
  });

  it('is not the first start of an instance that appears, which may be its very first', () => {
    expect(changes([starts(at('14:00:03'))])).toEqual([]);
  });

  it('that lies before the range is none of it', () => {
    expect(readChanges([starts(BEFORE, at('13:20:00'))], [], at('13:30:00'), SCRAPE)).toEqual([]);
  });

  it('of several instances one after the other is one mark that counts them', () => {
    const rolling = [starts(BEFORE, at('14:00:00')), starts(BEFORE, at('14:01:00')), starts(BEFORE, at('14:02:00'))];
    expect(changes(rolling)).toEqual([{ time: at('14:00:00'), kind: 'restart', label: '3 restarts' }]);
  });

  it('minutes later is a mark of its own, so that an instance that keeps crashing shows it', () => {
    const found = changes([starts(BEFORE, at('13:40:00'), at('13:50:00'), at('14:00:00'))]);
    expect(found.map(({ time, label }) => [time, label])).toEqual([
      [at('13:40:00'), 'restart'],
      [at('13:50:00'), 'restart'],
      [at('14:00:00'), 'restart'],
    ]);
  });
});

test('changes stand oldest first, whatever they are', () => {
  const found = changes([starts(BEFORE, at('13:30:00'), at('14:10:00'))], [build('v1'), build('v2', at('13:50:10'))]);
  expect(found.map(({ kind }) => kind)).toEqual(['restart', 'deploy', 'restart']);
});
