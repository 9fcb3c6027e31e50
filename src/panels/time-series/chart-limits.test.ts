import { describe, expect, it, test } from 'vitest';
import { DEFAULT_THRESHOLDS, type Limit, type ThresholdKey } from '@/dashboard/thresholds';
import { plain } from '@/health/example-facts';
import { TIMES } from '@/panels/example-panel';
import type { ChartSeries } from '@/ui/charts/chart-series';
import { chartLimits, headroomOf, lineOf } from './chart-limits';

const WARNING: Limit = { value: 0.01, severity: 'warning', source: 'default' };
const CRITICAL: Limit = { value: 0.05, severity: 'critical', source: 'rule', rule: 'HighErrorRate' };

/** A line that ends at `last`, after a peak that is over. */
const chart = (last: number, name = 'Error ratio'): ChartSeries => ({
  key: name,
  name,
  times: TIMES,
  values: Float64Array.of(0, 1000, last, NaN),
  colour: 's1',
});

describe('the status of a limit', () => {
  it.each([
    ['is normal where the line ends well below', 0.04, 'normal'],
    ['is near from nine tenths on', 0.046, 'near'],
    ['is near at the limit itself, which is not crossed yet', 0.05, 'near'],
    ['is crossed above it', 0.0501, 'crossed'],
  ])('%s', (_, last, status) => {
    expect(chartLimits([CRITICAL], 'ratio', [chart(last)], null)).toEqual([
      expect.objectContaining({ value: 0.05, status }),
    ]);
  });

  it('is not critical above one that only warns', () => {
    expect(chartLimits([WARNING, CRITICAL], 'ratio', [chart(0.02)], null).map(({ status }) => status)).toEqual([
      'near',
      'normal',
    ]);
  });

  it('is that of the highest of several lines', () => {
    expect(chartLimits([CRITICAL], 'ratio', [chart(0), chart(0.5), chart(NaN)], null)[0]?.status).toBe('crossed');
  });

  it('is not that of a line that ended while others go on', () => {
    const times = Float64Array.from({ length: 10 }, (_, i) => i * 15);
    const gone = { ...chart(1), times, values: times.map((_, i) => (i < 4 ? 1 : NaN)) };
    const goesOn = { ...chart(0), times, values: times.map(() => 0.001) };
    expect(chartLimits([WARNING], 'ratio', [gone, goesOn], null)[0]?.status).toBe('normal');
  });

  it('is normal where too few requests are above it to be called bad', () => {
    expect(chartLimits([CRITICAL], 'ratio', [chart(0.25)], null, { isTooFew: true })[0]?.status).toBe('normal');
  });

  it('is normal without lines', () => {
    expect(chartLimits([WARNING], 'ratio', [], null)[0]?.status).toBe('normal');
  });
});

test('only a limit of a rule is said to alert', () => {
  const labels = chartLimits([WARNING, CRITICAL], 'ratio', [], null).map(({ label }) => plain(label));
  expect(labels).toEqual(['warning above 1 %', 'alerts above 5 %']);
});

test('one limit of several rules is one line with one label, of the worst of them', () => {
  const limits = [
    { ...CRITICAL, severity: 'warning', rule: 'ErrorsTicket' },
    CRITICAL,
    { ...CRITICAL, severity: 'warning', rule: 'Errors' },
    { ...CRITICAL, value: 0.1 },
  ] as const;
  const drawn = chartLimits(limits, 'ratio', [chart(0.07)], null).map(({ label, status }) => [plain(label), status]);
  expect(drawn).toEqual([
    ['alerts above 5 %', 'crossed'],
    ['alerts above 10 %', 'normal'],
  ]);
});

test('a limit on one line of several names it and looks at no other', () => {
  const limits = chartLimits(
    [{ value: 1, severity: 'warning', source: 'config' }],
    'seconds',
    [chart(0.2, 'p95'), chart(9, 'p99')],
    'p95',
  );
  expect(limits.map((limit) => ({ ...limit, label: plain(limit.label) }))).toEqual([
    { value: 1, label: 'p95 warning above 1 s', status: 'normal', of: 'p95' },
  ]);
});

describe('headroom', () => {
  const withLimits = (key: ThresholdKey, limits: readonly Limit[]) => ({
    thresholds: { ...DEFAULT_THRESHOLDS, [key]: limits },
    latest: {},
    tooFew: [],
  });

  it.each([
    ['is the share of the first limit below it', [WARNING, CRITICAL], 0.005, 0.5, WARNING],
    ['is the share of the next one between two', [WARNING, CRITICAL], 0.02, 0.4, CRITICAL],
    ['is more than whole above the last', [WARNING, CRITICAL], 0.1, 2, CRITICAL],
  ])('%s', (_, limits, last, share, limit) => {
    const headroom = headroomOf('errorRatio', withLimits('errorRatio', limits), [chart(last)], null);
    expect(headroom?.share).toBeCloseTo(share, 12);
    expect(headroom?.limit).toBe(limit);
  });

  it.each([
    ['no limit', [], [chart(1)]],
    ['no line', [WARNING], []],
    ['no number', [WARNING], [chart(NaN)].map((line) => ({ ...line, values: line.values.fill(NaN) }))],
    ['a limit of zero, of which nothing is a share', [{ ...WARNING, value: 0 }], [chart(1)]],
  ])('is not told with %s', (_, limits, lines) => {
    expect(headroomOf('errorRatio', withLimits('errorRatio', limits), lines, null)).toBeNull();
  });

  it('is that of the line that the limit holds for', () => {
    const view = withLimits('p95', [{ ...WARNING, value: 1 }]);
    expect(headroomOf('p95', view, [chart(0.25, 'p95'), chart(4, 'p99')], 'p95')?.share).toBe(0.25);
    expect(headroomOf('p95', view, [chart(4, 'p99')], 'p95')).toBeNull();
  });

  it('is that of the moment where it is known, and not of a last point that stands for an hour', () => {
    const view = { ...withLimits('p95', [{ ...WARNING, value: 1 }]), latest: { p95: 0.5 } };
    expect(headroomOf('p95', view, [chart(4, 'p95')], 'p95')?.share).toBe(0.5);
    expect(headroomOf('p95', { ...view, latest: { p95: 0 } }, [chart(4, 'p95')], 'p95')?.share).toBe(0);
  });
});

test('nothing is held against a limit that too few requests are above, as no light is lit by them', () => {
  const view = {
    thresholds: { ...DEFAULT_THRESHOLDS, errorRatio: [WARNING] },
    latest: { errorRatio: 0.25 },
    tooFew: ['errorRatio'],
  } as const;
  expect(headroomOf('errorRatio', view, [], null)).toBeNull();
  expect(headroomOf('errorRatio', { ...view, latest: { errorRatio: 0 } }, [], null)?.share).toBe(0);
});

test('only limits on quantiles belong to one line', () => {
  expect([lineOf('p95'), lineOf('p99'), lineOf('cpuCores'), lineOf(null)]).toEqual(['p95', 'p99', null, null]);
});
