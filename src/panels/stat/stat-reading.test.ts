import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { exampleStat, line } from '@/panels/example-panel';
import { statReading } from './stat-reading';

const VIEW = {
  readings: { p95: { value: 1.2, atLeast: true }, errorRatio: { value: 0.2, atLeast: false } },
  thresholds: DEFAULT_THRESHOLDS,
  tooFew: [],
  freshness: { newestSample: 43, age: 2, unreachableSince: null, state: 'current' as const },
};
const LINES = [line([0.1, 0.2, 0.3, NaN])];

describe('the number of a stat', () => {
  it('is the reading of the pulse that it names, with what is said about it', () => {
    expect(statReading(exampleStat({ reads: 'p95', threshold: 'p95' }), LINES, VIEW)).toEqual({
      value: 1.2,
      atLeast: true,
      level: 'warning',
    });
  });

  it('is the end of its line where the pulse was not answered', () => {
    expect(statReading(exampleStat({ reads: 'p50', threshold: 'p95' }), LINES, VIEW)).toEqual({
      value: 0.3,
      atLeast: false,
      level: 'ok',
    });
  });

  it('is not known where the pulse does not tell it, as its light is not, and the last known one where all of it is old', () => {
    const untold = { ...VIEW, readings: { p95: null } };
    expect(statReading(exampleStat({ reads: 'p95', threshold: 'p95' }), LINES, untold)).toEqual({
      value: null,
      atLeast: false,
      level: 'ok',
    });
    expect(
      statReading(exampleStat({ reads: 'p95' }), LINES, { ...untold, freshness: { ...VIEW.freshness, state: 'stale' } })
        .value,
    ).toBe(0.3);
  });

  it('is not known where its line ended long ago while the service goes on, and the last known one where all of it is old', () => {
    const times = Float64Array.from({ length: 10 }, (_, i) => i * 15);
    const ended = [{ labels: {}, times, values: times.map((_, i) => (i < 5 ? 0.3 : NaN)) }];
    expect(statReading(exampleStat(), ended, VIEW).value).toBeNull();
    expect(statReading(exampleStat(), ended, { ...VIEW, freshness: { ...VIEW.freshness, state: 'stale' } }).value).toBe(
      0.3,
    );
  });

  it('is the end of its line where it names none', () => {
    expect(statReading(exampleStat(), LINES, VIEW).value).toBe(0.3);
  });

  it('is 0 where the pulse says 0, whatever its line says', () => {
    expect(
      statReading(exampleStat({ reads: 'p95' }), LINES, { ...VIEW, readings: { p95: { value: 0, atLeast: false } } })
        .value,
    ).toBe(0);
  });

  it.each([
    ['no line', []],
    ['a line of gaps', [line([NaN, NaN, NaN, NaN])]],
  ])('is not known with %s, and then not bad either', (_, lines) => {
    expect(statReading(exampleStat({ threshold: 'p95' }), lines, VIEW)).toEqual({
      value: null,
      atLeast: false,
      level: 'ok',
    });
  });
});

describe('how bad it is', () => {
  it.each([
    [0.01, 'ok'],
    [0.02, 'warning'],
    [0.06, 'critical'],
  ])('an error ratio of %f is %s', (value, level) => {
    expect(
      statReading(exampleStat({ reads: 'errorRatio', threshold: 'errorRatio' }), [], {
        ...VIEW,
        readings: { errorRatio: { value, atLeast: false } },
      }).level,
    ).toBe(level);
  });

  it('is not judged by too few requests: one of four that failed is no light either', () => {
    expect(
      statReading(exampleStat({ reads: 'errorRatio', threshold: 'errorRatio' }), [], {
        ...VIEW,
        tooFew: ['errorRatio'],
      }).level,
    ).toBe('ok');
  });

  it('is not judged without a limit', () => {
    expect(statReading(exampleStat({ reads: 'errorRatio', threshold: null }), [], VIEW).level).toBe('ok');
  });
});
