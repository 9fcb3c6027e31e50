import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { input, sentence } from '@/health/example-facts';
import { isWorse, type Level } from '@/health/level';
import { judge } from '@/health/verdict/judge';
import { steady, type SteadyState } from './steady';
import type { Verdict } from '@/health/verdict/verdict';

const healthy = judge(input());

/** A verdict of that level in which all four lights have it too. */
function verdict(level: Level, at: number): Verdict {
  const since = { time: at, before: false };
  return {
    ...healthy,
    at,
    level,
    since,
    headline: [{ text: `${level} ${at}`, strong: level !== 'ok' }],
    signals: healthy.signals.map((signal) => ({ ...signal, level, since })),
  };
}

/** The level shown after each of these refreshes. */
function shown(levels: readonly Level[]): Level[] {
  let state: SteadyState | null = null;
  return levels.map((level, i) => {
    state = steady(state, verdict(level, 100 + i), true);
    expect(new Set(state.shown.signals.map((signal) => signal.level))).toEqual(new Set([state.shown.level]));
    return state.shown.level;
  });
}

describe('steady', () => {
  it.each([
    ['worsens at once', ['ok', 'critical'], ['ok', 'critical']],
    ['improves at the second refresh that agrees', ['critical', 'ok', 'ok'], ['critical', 'critical', 'ok']],
    [
      'does not blink around a limit',
      ['critical', 'ok', 'critical', 'ok', 'critical'],
      ['critical', 'critical', 'critical', 'critical', 'critical'],
    ],
    [
      'improves only as far as both refreshes grant',
      ['critical', 'warning', 'ok', 'ok'],
      ['critical', 'critical', 'warning', 'ok'],
    ],
    [
      'improves to the worse of the two in any order',
      ['critical', 'ok', 'warning'],
      ['critical', 'critical', 'warning'],
    ],
    ['shows unknown at once', ['ok', 'unknown'], ['ok', 'unknown']],
    ['shows at once what follows unknown', ['critical', 'unknown', 'ok'], ['critical', 'unknown', 'ok']],
    ['begins with whatever it is', ['warning'], ['warning']],
  ] as const)('%s', (_, levels, expected) => {
    expect(shown(levels)).toEqual(expected);
  });

  it('holds the level and its beginning, but never an old number', () => {
    const first = steady(null, verdict('critical', 100), true);
    const held = steady(first, verdict('ok', 110), true).shown;
    expect(held).toMatchObject({ level: 'critical', at: 110, since: { time: 100 }, tabTitle: 'Critical: recovering' });
    expect(sentence(held.headline)).toBe('*Recovering: *ok 110');
    expect(held.signals[0]).toMatchObject({
      level: 'critical',
      since: { time: 100 },
      reason: 'Recovering. Within the range of the last hour',
    });
  });

  it('does not say that all has been well since, nor for how long, under a level that is held', () => {
    const well: Verdict = {
      ...verdict('ok', 110),
      detail: 'Warning for 58 s until 14:12, OK since.',
      wall: { ...healthy.wall, detail: 'OK for 1 s.' },
    };
    const after = (next: Verdict) => steady(steady(null, verdict('critical', 100), true), next, true).shown;
    expect([after(well).detail, after(well).wall.detail]).toEqual([
      'OK when the next refresh agrees.',
      'OK when the next refresh agrees.',
    ]);
    const better: Verdict = { ...well, level: 'warning', detail: 'Began with deploy 1.1.0.' };
    expect(after(better).detail).toBe('Began with deploy 1.1.0.');
  });

  it('calls nothing recovering that is as bad as before', () => {
    const next = verdict('critical', 110);
    expect(steady(steady(null, verdict('critical', 100), true), next, true).shown).toEqual(next);
  });

  it('holds one light without holding the others', () => {
    const [traffic, ...others] = verdict('ok', 100).signals;
    const errorsOnly: Verdict = {
      ...verdict('critical', 100),
      signals: [...(traffic ? [traffic] : []), ...others.map((signal) => ({ ...signal, level: 'critical' as const }))],
    };
    const held = steady(steady(null, errorsOnly, true), verdict('ok', 110), true).shown;
    expect(held.signals.map(({ level }) => level)).toEqual(['ok', 'critical', 'critical', 'critical']);
    expect(held.signals[0]?.reason).toBe(healthy.signals[0]?.reason);
  });

  it('is not convinced by hearing the same refresh twice', () => {
    let state = steady(null, verdict('critical', 100), true);
    state = steady(state, verdict('ok', 110), true);
    state = steady(state, verdict('ok', 110), true);
    state = steady(state, verdict('ok', 110), true);
    expect(state.shown.level).toBe('critical');
    expect(steady(state, verdict('ok', 120), true).shown.level).toBe('ok');
  });

  it('remembers the last verdict on current data', () => {
    const current = steady(null, verdict('ok', 100), true);
    const old = steady(current, verdict('unknown', 100), false);
    expect(old.lastCurrent).toBe(current.measured);
    expect(steady(null, verdict('unknown', 100), false).lastCurrent).toBeNull();
  });

  it('never shows better than what was measured, and keeps no history beyond one refresh', () => {
    const level = fc.constantFrom<Level>('ok', 'warning', 'critical', 'unknown');
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 12 }), (levels) => {
        const result = shown(levels);
        expect(result.every((each, i) => each === levels[i] || isWorse(each, levels[i] ?? 'ok'))).toBe(true);
        const last = levels.slice(-2);
        if (last.length === 2 && last[0] === last[1]) expect(result.at(-1)).toBe(last[1]);
      }),
    );
  });
});
