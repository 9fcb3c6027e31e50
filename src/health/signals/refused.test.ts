import { describe, expect, it } from 'vitest';
import { facts, moment } from '@/health/example-facts';
import { refusedInstead } from './refused';

/** Requests of five minutes by how they were answered. */
const answers = (served: number, refused: number, failed = 0) =>
  moment({
    requestCount: served + refused + failed,
    requestRate: (served + refused + failed) / 300,
    clientErrorRate: refused / 300,
    failureCount: failed,
  });

const found = (now: ReturnType<typeof answers>, hourAgo: ReturnType<typeof answers> | null) =>
  refusedInstead(facts({ current: now, hourAgo }));

describe('refusedInstead', () => {
  it('finds that what was served is refused, with both shares', () => {
    expect(found(answers(0, 6000), answers(5940, 60))).toEqual({ share: 1, before: 0.01, secondsAgo: 3600 });
    expect(found(answers(2000, 4000), answers(5940, 60))?.share).toBeCloseTo(2 / 3);
  });

  it('finds nothing where half of it is still served, or where as much was refused then', () => {
    expect(found(answers(3000, 3000), answers(5940, 60))).toBeNull();
    expect(found(answers(60, 6000), answers(60, 6000))).toBeNull();
  });

  it('takes a scanner, which is refused beside as many that are served, for no loss, and so what is lost and not refused', () => {
    expect(found(answers(600, 60_000), answers(600, 10))).toBeNull();
    expect(found(answers(100, 200), answers(600, 190))).toBeNull();
  });

  describe('where as much was refused an hour ago', () => {
    const [good, bad, night] = [answers(5940, 60), answers(0, 6000), answers(0, 300)];
    const before = (...moments: (typeof good | null)[]) =>
      refusedInstead(
        facts({
          current: bad,
          hourAgo: bad,
          earlier: moments.flatMap((of, i) => (of === null ? [] : { secondsAgo: 7200 * (i + 1), moment: of })),
        }),
      );

    it('finds the latest of the moments before at which it was served', () => {
      expect(before(bad, bad, good, good)).toEqual({ share: 1, before: 0.01, secondsAgo: 21_600 });
      expect(before(null, null, good)?.secondsAgo).toBe(21_600);
      expect(before(good, bad, good)?.secondsAgo).toBe(7200);
    });

    it('finds nothing where it was never served, or refused at half of the moments before as well', () => {
      expect([
        before(),
        before(bad, bad),
        before(night, night),
        before(good, bad),
        before(good, bad, bad, good),
      ]).toEqual([null, null, null, null, null]);
    });
  });

  it('does not judge by a handful, nor where either moment is not known', () => {
    expect([found(answers(0, 19), answers(19, 0)), found(answers(0, 20), answers(20, 0))?.share]).toEqual([null, 1]);
    expect([
      found(answers(0, 6000), null),
      refusedInstead(facts({ current: moment({ clientErrorRate: null }) })),
    ]).toEqual([null, null]);
    expect(
      refusedInstead(facts({ current: moment({ requestCount: 600, clientErrorRate: 20 }), hourAgo: answers(6000, 0) })),
    ).toBeNull();
  });
});
