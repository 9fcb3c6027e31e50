import { describe, expect, it } from 'vitest';
import { earlier, later, wider } from './range-moves';
import { lastSeconds, resolveRange, type TimeRange } from './time-range';

const NOW = 10_000;
const between = (start: number, end: number): TimeRange => ({
  from: { kind: 'absolute', time: start },
  to: { kind: 'absolute', time: end },
});

describe('earlier', () => {
  it('keeps the length and half of what is seen', () => {
    expect(earlier(between(4000, 5000), NOW)).toEqual(between(3500, 4500));
  });

  it('leaves the present', () => {
    expect(earlier(lastSeconds(3600), NOW)).toEqual(between(4600, 8200));
  });
});

describe('later', () => {
  it('undoes the step before', () => {
    expect(later(earlier(between(4000, 5000), NOW), NOW)).toEqual(between(4000, 5000));
  });

  it('is live again where it reaches the present, in whole minutes', () => {
    expect(later(between(9000, 9790), NOW)).toEqual(lastSeconds(840));
    expect(later(earlier(lastSeconds(3600), NOW), NOW + 30)).toEqual(lastSeconds(3600));
  });

  it('goes no further', () => {
    const live = lastSeconds(90);
    expect(later(live, NOW)).toBe(live);
  });
});

describe('wider', () => {
  it('is twice as long around the same middle', () => {
    expect(wider(between(4000, 5000), NOW)).toEqual(between(3500, 5500));
  });

  it('adds before what would lie in the future, and is live', () => {
    expect(wider(lastSeconds(3600), NOW)).toEqual(lastSeconds(7200));
    expect(wider(between(9000, 9900), NOW)).toEqual(lastSeconds(1800));
  });

  it('contains what was seen, also where it ended a while ago but not at a fixed time', () => {
    const range: TimeRange = {
      from: { kind: 'relative', secondsAgo: 2000 },
      to: { kind: 'relative', secondsAgo: 500 },
    };
    const [before, after] = [resolveRange(range, NOW), resolveRange(wider(range, NOW), NOW)];
    expect([after.start <= before.start, after.end >= before.end]).toEqual([true, true]);
  });
});
