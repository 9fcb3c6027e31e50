import { describe, expect, it } from 'vitest';
import { at, facts, history, instance, line, moment, NOW } from '@/health/example-facts';
import type { InstanceFacts } from '@/health/service-facts';
import { countsLevel, fleetLevel, fleetOf, fleetSince, missingSince } from './fleet';

const fleet = (
  ups: readonly (boolean | null)[],
  upAnHourAgo: number | null,
  lines: ReturnType<typeof history>['up'] = [],
) =>
  fleetOf({
    instances: ups.map((up, i) => instance(`web-${i}`, { up, newestSample: up === true ? NOW : NOW - 100 + i })),
    hourAgo: upAnHourAgo === null ? null : moment({ instancesUp: upAnHourAgo }),
    history: history({ up: lines }),
  });

describe('fleetOf', () => {
  it.each([
    ['counts those that answer', [true, true, true], 3, 3, 3],
    ['counts one that does not', [true, false, true], 3, 3, 2],
    ['counts one that left discovery against an hour ago', [true, true, null], 3, 3, 2],
    ['does not miss instances that a rollout replaced', [true, true, true, null, null, null], 3, 3, 3],
    ['misses what a rollout did not replace', [true, true, null, null, null], 3, 3, 2],
    ['welcomes more instances than an hour ago', [true, true, true, true], 2, 4, 4],
    ['misses all of them', [null, null], 2, 2, 0],
    ['misses all of them where none was up an hour ago', [null, null], 0, 2, 0],
    ['misses nobody while it is not known how many there were', [true, true, null], null, 2, 2],
    ['misses all of them although it is not known how many there were', [null, null], null, 2, 0],
  ])('%s', (_, ups, upAnHourAgo, total, up) => {
    expect(fleet(ups, upAnHourAgo)).toMatchObject({ total, up });
  });

  describe('of a service that is younger than an hour', () => {
    const between = (from: number, to: number) => line((time) => (time >= NOW - from && time < NOW - to ? 1 : NaN));

    it('does not miss instances that a rollout replaced', () => {
      const old = [0, 1, 2].map(() => between(2400, 600));
      const young = [0, 1, 2].map(() => between(660, -1));
      expect(fleet([true, true, true, null, null, null], null, [...old, ...young])).toMatchObject({ total: 3, up: 3 });
    });

    it('misses one that was there until now', () => {
      expect(
        fleet(
          [true, true, null],
          null,
          [0, 1, 2].map(() => line(() => 1)),
        ),
      ).toMatchObject({ total: 3, up: 2 });
    });

    it('misses one that was there most of the time', () => {
      expect(fleet([true, true, null], null, [between(2400, -1), between(2400, -1), between(2400, 300)])).toMatchObject(
        { total: 3, up: 2 },
      );
    });
  });

  it('takes no instant at which nothing is known of anybody for one without instances', () => {
    const [first, second] = [0, 1].map(() => line((time) => (time < NOW - 1000 ? NaN : 1)));
    expect(fleet([true, null], null, first && second ? [first, second] : [])).toMatchObject({ total: 2, up: 1 });
  });

  it('misses the ones that were seen last, not those that were replaced earlier', () => {
    expect(fleet([true, true, null, null], 3)?.gone.map(({ instance: name }) => name)).toEqual(['web-3']);
  });

  it('knows nothing without instances', () => {
    expect(fleet([], 3)).toBeNull();
  });
});

describe('fleetLevel', () => {
  it.each([
    [4, 4, 'ok'],
    [4, 3, 'warning'],
    [4, 2, 'critical'],
    [3, 2, 'warning'],
    [3, 1, 'critical'],
    [2, 1, 'critical'],
    [1, 0, 'critical'],
  ] as const)('of %d with %d up is %s', (total, up, level) => {
    expect(countsLevel({ total, up, left: 0, partial: 0 })).toBe(level);
  });
});

describe('an instance of which only some targets are up', () => {
  const half = instance('a', { isPartial: true, newestSample: NOW - 2 });
  const since = (time: number) => line((t) => (t >= time ? 0.5 : 1), { instance: 'a' });
  const some = (...others: readonly InstanceFacts[]) =>
    facts({ instances: [half, ...others], hourAgo: null, history: history({ up: [since(NOW - 600)] }) });

  it('is up, and worth a look', () => {
    const fleet = fleetOf(some(instance('b')));
    expect(fleet).toMatchObject({ total: 2, up: 2, partial: [{ instance: 'a' }], down: [] });
    expect(fleet && fleetLevel(fleet)).toBe('warning');
  });

  it('is so since a target fell silent, although samples of the others go on', () => {
    const found = some(instance('b'));
    const fleet = fleetOf(found);
    expect(fleet && fleetSince(fleet, found)).toEqual({ time: NOW - 600, before: false });
  });

  it('changes nothing where others are lost', () => {
    const found = some(instance('b', { up: false, newestSample: NOW - 30 }));
    const fleet = fleetOf(found);
    expect(fleet && [fleetLevel(fleet), fleetSince(fleet, found).time]).toEqual(['critical', NOW - 30]);
  });
});

describe('fleetLevel of instances that left while they answered', () => {
  it.each([
    [4, 2, 2, 'warning'],
    [4, 1, 2, 'warning'],
    [4, 1, 1, 'critical'],
    [3, 0, 3, 'critical'],
  ] as const)('of %d with %d up and %d taken out is %s', (total, up, left, level) => {
    expect(countsLevel({ total, up, left, partial: 0 })).toBe(level);
  });

  it('counts as lost what was failing when it left', () => {
    const gone = (wasUp: boolean) =>
      fleetOf({
        instances: [instance('a'), instance('b', { up: null, wasUp })],
        hourAgo: moment({ instancesUp: 2 }),
        history: history(),
      });
    expect(gone(true)?.left).toBe(1);
    expect(gone(false)?.left).toBe(0);
  });
});

describe('missingSince', () => {
  const up = (since: string) => [line((time) => (time >= at(since) ? 0 : 1), { instance: 'a' })];

  it('is the newest sample, which tells to the second', () => {
    expect(missingSince(instance('a', { up: false, newestSample: NOW - 22 }), facts())).toEqual({
      time: NOW - 22,
      before: false,
    });
  });

  it('comes from the line of `up` where no sample is near enough', () => {
    const dead = instance('a', { up: false, newestSample: null });
    expect(missingSince(dead, facts({ history: history({ up: up('13:30:40') }) }))).toEqual({
      time: at('13:30:40'),
      before: false,
    });
    expect(missingSince(dead, facts({ history: history({ up: up('13:00:00') }) }))).toMatchObject({ before: true });
  });

  it('is the end of the line for one that left discovery', () => {
    const lines = [line((time) => (time > at('13:50:40') ? NaN : 1), { instance: 'a' })];
    expect(
      missingSince(instance('a', { up: null, newestSample: null }), facts({ history: history({ up: lines }) })),
    ).toEqual({ time: at('13:50:40'), before: false });
  });

  it('is null where nobody knows', () => {
    expect(missingSince(instance('x', { up: false, newestSample: null }), facts())).toBeNull();
  });
});

describe('fleetSince', () => {
  it('is the first loss for a warning and the one that made it half for critical', () => {
    const lost = (names: readonly number[], total = 4) => {
      const instances = [0, 1, 2, 3]
        .slice(0, total)
        .map((i) => instance(`web-${i}`, names.includes(i) ? { up: false, newestSample: NOW - 100 * (i + 1) } : {}));
      const now = facts({ instances });
      const found = fleetOf(now);
      return found === null ? null : fleetSince(found, now);
    };
    expect(lost([2])?.time).toBe(NOW - 300);
    expect(lost([0, 2, 3])?.time).toBe(NOW - 300);
    expect(lost([0, 2])?.time).toBe(NOW - 100);
    expect(lost([0, 2], 3)?.time).toBe(NOW - 100);
  });

  it('is critical since the last one left where none is left', () => {
    const instances = [1, 2].map((i) => instance(`web-${i}`, { up: null, newestSample: NOW - 100 * i }));
    const now = facts({ instances, hourAgo: moment({ instancesUp: 2 }) });
    const found = fleetOf(now);
    expect(found && fleetSince(found, now).time).toBe(NOW - 100);
  });
});
