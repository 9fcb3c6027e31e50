import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Filters } from '@/dashboard/filters';
import { CURRENT, facts, history, incident, input, instance, moment, NOW } from '@/health/example-facts';
import { renderHook } from '@/panels/render-hook';
import { useVerdict, type VerdictInput } from './use-verdict';

const FILTERS: Filters = { service: 'shop-api', endpoints: [], instances: [], excluded: [] };

/** The facts as of the n-th refresh, ten seconds apart. */
function refresh(n: number, change: Partial<VerdictInput> = {}): VerdictInput {
  const { thresholds, alerts, freshness, timeZone } = input();
  return {
    filters: FILTERS,
    facts: facts({ at: NOW + n * 10 }),
    problem: '',
    areRulesAwaited: false,
    thresholds,
    alerts,
    freshness,
    timeZone,
    now: NOW + n * 10,
    ...change,
  };
}

const inTrouble = (n: number) => refresh(n, { facts: incident({ at: NOW + n * 10 }) });
const OLD = { ...CURRENT, age: 200, newestSample: NOW - 200, state: 'stale' } as const;

afterEach(() => void vi.useRealTimers());

describe('the verdict on the page', () => {
  it('is none before the first facts', async () => {
    const mounted = await renderHook(useVerdict, refresh(0, { facts: null }));
    expect(mounted.current).toBeNull();
  });

  it('stands as soon as the facts do, and is the same object until something changes', async () => {
    const mounted = await renderHook(useVerdict, refresh(0, { facts: null }));
    const first = refresh(0);
    await mounted.rerender(first);
    const shown = mounted.current;
    expect(shown?.level).toBe('ok');
    await mounted.rerender({ ...first });
    expect(mounted.current).toBe(shown);
  });

  it('is none while nobody has said yet whether failures are counted, unless something else is wrong', async () => {
    const asking = {
      isAskingForErrors: true,
      notMeasured: ['errors'],
      current: moment({ errorRatio: null, serverErrorRate: null, failureCount: null }),
    } as const;
    const mounted = await renderHook(useVerdict, refresh(0, { facts: facts(asking) }));
    expect(mounted.current).toBeNull();
    await mounted.rerender(refresh(0, { facts: facts({ ...asking, isAskingForErrors: false }) }));
    expect(mounted.current?.level).toBe('unknown');
    const down = await renderHook(
      useVerdict,
      refresh(0, { facts: facts({ ...asking, instances: [instance('10.0.0.1', { up: false })] }) }),
    );
    expect(down.current?.level).toBe('critical');
  });

  it('is unknown on old data although nobody has said yet whether failures are counted', async () => {
    const mounted = await renderHook(
      useVerdict,
      refresh(0, { facts: facts({ isAskingForErrors: true }), freshness: OLD }),
    );
    expect(mounted.current?.level).toBe('unknown');
  });

  it('is none while the limits may still change, but not for long, and none later because of that', async () => {
    vi.useFakeTimers();
    const awaited = { ...inTrouble(0), areRulesAwaited: true };
    const mounted = await renderHook(useVerdict, awaited);
    expect(mounted.current).toBeNull();
    await mounted.rerender({
      ...awaited,
      thresholds: { ...awaited.thresholds, errorRatio: [] },
      areRulesAwaited: false,
    });
    expect(mounted.current?.level).toBe('warning');
    await mounted.rerender({ ...inTrouble(1), areRulesAwaited: true });
    expect(mounted.current?.level).toBe('critical');
    const hanging = await renderHook(useVerdict, awaited);
    await act(() => vi.advanceTimersByTimeAsync(1100));
    expect(hanging.current?.level).toBe('critical');
  });

  it('does not call a service without requests OK before it is known whether they are missed, nor keeps its reader waiting for that', async () => {
    vi.useFakeTimers();
    const silent = {
      current: moment({ requestRate: 0, requestCount: 0 }),
      history: history({ requestRate: null }),
      hourAgo: null,
      isHourAgoAwaited: true,
    };
    const mounted = await renderHook(useVerdict, refresh(0, { facts: facts(silent) }));
    expect(mounted.current).toBeNull();
    await mounted.rerender(refresh(0, { facts: facts({ ...silent, hourAgo: moment(), isHourAgoAwaited: false }) }));
    expect(mounted.current?.level).toBe('critical');
    const hanging = await renderHook(useVerdict, refresh(0, { facts: facts(silent) }));
    await act(() => vi.advanceTimersByTimeAsync(2100));
    expect(hanging.current?.level).toBe('ok');
  });

  it('is unknown on old data whatever the limits will be', async () => {
    expect((await renderHook(useVerdict, refresh(0, { areRulesAwaited: true, freshness: OLD }))).current?.level).toBe(
      'unknown',
    );
  });

  it('names what stands in the way of the first facts, and is a verdict on them as soon as they come', async () => {
    const mounted = await renderHook(
      useVerdict,
      refresh(0, {
        facts: null,
        problem: 'query timed out',
        freshness: { newestSample: null, age: null, unreachableSince: null, state: 'unknown' },
      }),
    );
    expect(mounted.current).toMatchObject({ level: 'unknown', detail: 'query timed out' });
    await mounted.rerender(refresh(1));
    expect(mounted.current?.level).toBe('ok');
  });

  it('takes two renderings per refresh and then rests', async () => {
    const mounted = await renderHook(useVerdict, refresh(0));
    for (let n = 1; n <= 5; n++) await mounted.rerender(n % 2 === 0 ? refresh(n) : inTrouble(n));
    expect(mounted.renders).toBeLessThanOrEqual(12);
  });

  it('worsens at once and improves at the second refresh that agrees', async () => {
    const mounted = await renderHook(useVerdict, refresh(0));
    await mounted.rerender(inTrouble(1));
    expect(mounted.current?.level).toBe('critical');
    await mounted.rerender(refresh(2));
    expect(mounted.current).toMatchObject({ level: 'critical', tabTitle: 'Critical: recovering' });
    await mounted.rerender(refresh(3));
    expect(mounted.current?.level).toBe('ok');
  });

  it('is not held from a range that is over into the present, nor back', async () => {
    const over = refresh(-60, { facts: incident({ at: NOW - 600, isOver: true }) });
    const mounted = await renderHook(useVerdict, over);
    expect(mounted.current?.level).toBe('critical');
    await mounted.rerender(refresh(0));
    expect(mounted.current).toMatchObject({ level: 'ok', tabTitle: 'OK' });
    await mounted.rerender(over);
    await mounted.rerender(refresh(-30, { facts: facts({ at: NOW - 300, isOver: true }) }));
    expect(mounted.current?.level).toBe('ok');
  });

  it('is not held over other filters: what they leave has not been looked at before', async () => {
    const mounted = await renderHook(useVerdict, inTrouble(0));
    await mounted.rerender(refresh(1, { filters: { ...FILTERS, instances: ['a'] } }));
    expect(mounted.current).toMatchObject({ level: 'ok', tabTitle: 'OK' });
  });

  it('is not taken for a second refresh when the alerts of the same instant arrive', async () => {
    const mounted = await renderHook(useVerdict, inTrouble(0));
    const recovered = refresh(1);
    await mounted.rerender({ ...recovered, alerts: null });
    await mounted.rerender(recovered);
    expect(mounted.current?.level).toBe('critical');
  });

  it('is unknown on old data, tells what was known last, and rests there too', async () => {
    const mounted = await renderHook(useVerdict, inTrouble(0));
    const known = mounted.current;
    const before = mounted.renders;
    for (let n = 1; n <= 3; n++)
      await mounted.rerender({
        ...inTrouble(0),
        freshness: { ...OLD, unreachableSince: NOW, state: 'unreachable' },
        now: NOW + n * 10,
      });
    expect(mounted.current?.level).toBe('unknown');
    expect(known?.level).toBe('critical');
    expect(mounted.current?.signals.map(({ value }) => value)).toEqual(known?.signals.map(({ value }) => value));
    expect(mounted.renders - before).toBeLessThanOrEqual(6);
  });

  it('tells as last known what was before samples were late: what is left of a rate then is no rate that ever was', async () => {
    const mounted = await renderHook(useVerdict, refresh(0));
    const falling = (n: number) =>
      facts({ at: NOW + n * 10, current: moment({ requestRate: 200 }), history: history({ requestRate: null }) });
    await mounted.rerender(refresh(1, { facts: falling(1), freshness: { ...CURRENT, age: 12 } }));
    expect(mounted.current?.signals[0]?.value).toBe(200);
    await mounted.rerender(refresh(2, { facts: falling(2), freshness: OLD }));
    expect(mounted.current?.signals[0]?.value).toBe(426);
  });

  it('is never green on old data, whatever it was', async () => {
    const mounted = await renderHook(useVerdict, refresh(0, { freshness: OLD }));
    expect(mounted.current?.level).toBe('unknown');
  });
});
