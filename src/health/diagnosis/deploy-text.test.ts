import { describe, expect, it } from 'vitest';
import { at, facts, history, line, NOW, plain } from '@/health/example-facts';
import type { Change } from '@/health/service-facts';
import { deployText } from './deploy-text';

describe('deployText', () => {
  const deploy: Change = { time: at('13:28:00'), kind: 'deploy', label: 'v2.30.4' };
  const after = (before: number, then: number) => line((time) => (time < deploy.time ? before : then));
  const text = (errors: [number, number], p95: [number, number]) => {
    const told = deployText(
      facts({ changes: [deploy], history: history({ errorRatio: after(...errors), p95: after(...p95) }) }),
      'UTC',
    );
    return { text: plain(told?.text), short: plain(told?.short) };
  };

  it('says that a deploy changed nothing, with the numbers', () => {
    expect(text([0.0012, 0.0013], [0.22, 0.23])).toEqual({
      text: 'Errors and latency did not rise after deploy v2.30.4 at 13:28 (errors 0.13 %, p95 230 ms)',
      short: 'No rise after deploy v2.30.4 at 13:28',
    });
  });

  it('says what rose', () => {
    expect(text([0.001, 0.001], [0.22, 0.4])).toEqual({
      text: 'p95 rose from 220 ms to 400 ms after deploy v2.30.4 at 13:28',
      short: 'p95 rose from 220 ms to 400 ms after deploy v2.30.4 at 13:28',
    });
    expect(text([0.001, 0.01], [0.22, 0.4]).text).toBe(
      'Errors rose from 0.1 % to 1 % and p95 rose from 220 ms to 400 ms after deploy v2.30.4 at 13:28',
    );
  });

  it.each([
    ['errorRatio', 0.001, 0.3, 'Errors rose to 30 % for a while after deploy v2.30.4 at 13:28'],
    ['p95', 0.22, 2.5, 'p95 rose to 2.5 s for a while after deploy v2.30.4 at 13:28'],
  ] as const)('does not say that %s did not rise where it rose and was mended', (name, usual, high, told) => {
    const burst = line((time) => (time >= at('13:30:00') && time < at('13:36:00') ? high : usual));
    expect(plain(deployText(facts({ changes: [deploy], history: history({ [name]: burst }) }), 'UTC')?.text)).toBe(
      told,
    );
  });

  it('calls a rise what is more than a fifth and a tenth of a percent more', () => {
    expect(text([0.001, 0.0021], [0.22, 0.26]).short).toBe('No rise after deploy v2.30.4 at 13:28');
    expect(text([0.001, 0.0023], [0.22, 0.26]).short).toBe(
      'Errors rose from 0.1 % to 0.23 % after deploy v2.30.4 at 13:28',
    );
    expect(text([0.001, 0.001], [0.22, 0.27]).short).toBe(
      'p95 rose from 220 ms to 270 ms after deploy v2.30.4 at 13:28',
    );
  });

  it('looks at half an hour, and not at the minutes in which instances start', () => {
    const told = (time: number, from: number, to: number) => {
      const p95 = line((each) => (each >= time + from && each < time + to ? 2.5 : 0.22));
      return plain(deployText(facts({ changes: [{ ...deploy, time }], history: history({ p95 }) }), 'UTC')?.short);
    };
    expect(told(deploy.time, 1200, 1740)).toBe('p95 rose to 2.5 s for a while after deploy v2.30.4 at 13:28');
    expect(told(deploy.time, 1860, 3600)).toBe('No rise after deploy v2.30.4 at 13:28');
    expect(told(NOW - 600, 0, 140)).toBe('No rise after deploy v2.30.4 at 14:02');
  });

  it('tells of the last deploy that is five minutes old', () => {
    const told = (...ages: number[]) =>
      plain(
        deployText(
          facts({ changes: ages.map((age, i) => ({ time: NOW - age, kind: 'deploy', label: `v${i}` })) }),
          'UTC',
        )?.short,
      );
    expect(told(900, 300)).toBe('No rise after deploy v1 at 14:07');
    expect(told(900, 285)).toBe('No rise after deploy v0 at 13:57');
  });

  it('says the day of one that is more than a day ago', () => {
    const old = { ...deploy, time: NOW - 3 * 86_400 };
    const days = {
      labels: {},
      times: Float64Array.of(old.time - 900, old.time + 900, NOW),
      values: Float64Array.of(0.1, 0.1, 0.1),
    };
    expect(
      plain(deployText(facts({ changes: [old], history: history({ errorRatio: days, p95: days }) }), 'UTC')?.short),
    ).toBe('No rise after deploy v2.30.4 at 17 Nov, 14:12');
  });

  it('says nothing from points that stand for what was before the deploy, nor from a handful of requests', () => {
    const told = (change: object) =>
      deployText(facts({ changes: [{ ...deploy, time: NOW - 600 }], history: history(change) }), 'UTC');
    expect(told({})).not.toBeNull();
    expect(told({ errorWindow: 1800 })).toBeNull();
    expect(told({ received: line(() => 0.02) })).toBeNull();
    expect(told({ received: null })).not.toBeNull();
  });

  it('says nothing about a deploy that is too young, a restart, or a service without lines', () => {
    expect(deployText(facts({ changes: [{ ...deploy, time: NOW - 60 }] }), 'UTC')).toBeNull();
    expect(deployText(facts({ changes: [{ ...deploy, kind: 'restart' }] }), 'UTC')).toBeNull();
    expect(deployText(facts({ changes: [deploy], history: history({ errorRatio: null }) }), 'UTC')).toBeNull();
  });
});
