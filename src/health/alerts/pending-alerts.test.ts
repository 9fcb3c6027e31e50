import { describe, expect, it } from 'vitest';
import { alert, NOW, plain } from '@/health/example-facts';
import { pendingTexts, secondsLeft } from './pending-alerts';

describe('secondsLeft', () => {
  it('counts down to the moment at which a pending alert fires, and not below 0', () => {
    const pending = alert({ state: 'pending', activeAt: NOW - 22, holdFor: 60 });
    expect(secondsLeft(pending, NOW)).toBe(38);
    expect(secondsLeft(pending, NOW + 100)).toBe(0);
  });

  it('is not known where the server does not say how long it is held, and nothing for one that fires', () => {
    expect(secondsLeft(alert({ state: 'pending', holdFor: 0 }), NOW)).toBeNull();
    expect(secondsLeft(alert(), NOW)).toBeNull();
  });
});

describe('pendingTexts', () => {
  it('tells what a pending alert will become and when, soonest first', () => {
    const later = alert({
      name: 'HighLatencyP95',
      state: 'pending',
      labels: { severity: 'warning' },
      activeAt: NOW - 10,
      holdFor: 180,
    });
    const soon = alert({ name: 'APIInstanceDown', state: 'pending', activeAt: NOW - 22, holdFor: 60 });
    expect(pendingTexts([later, soon], NOW).map(plain)).toEqual([
      'APIInstanceDown becomes critical in 38 s unless it recovers',
      'HighLatencyP95 becomes a warning in 2 min 50 s unless it recovers',
    ]);
  });

  it('does not count down to a moment that is there, nor says that it fires and may recover at once', () => {
    expect(pendingTexts([alert({ state: 'pending', activeAt: NOW - 60, holdFor: 60 })], NOW)).toEqual([
      'HighErrorRate becomes critical any moment unless it recovers',
    ]);
  });

  it('tells of the alerts of one rule once', () => {
    const down = [22, 20, 18].map((age) =>
      alert({ name: 'BackendDown', state: 'pending', activeAt: NOW - age, holdFor: 60 }),
    );
    expect(pendingTexts(down, NOW).map(plain)).toEqual([
      'BackendDown (3 alerts) becomes critical, the first in 38 s, unless they recover',
    ]);
  });

  it('tells two levels of one rule apart, and two rules of one level', () => {
    const of = (name: string, severity: string) =>
      alert({ name, state: 'pending', labels: { severity }, activeAt: NOW, holdFor: 60 });
    expect(
      pendingTexts([of('Slow', 'critical'), of('Slow', 'warning'), of('Full', 'warning')], NOW).map(plain),
    ).toEqual([
      'Slow becomes critical in 1 min 00 s unless it recovers',
      'Slow becomes a warning in 1 min 00 s unless it recovers',
      'Full becomes a warning in 1 min 00 s unless it recovers',
    ]);
  });

  it('leaves out what fires already, what has no known end and what changes nothing', () => {
    const info = alert({ state: 'pending', labels: { severity: 'info' } });
    expect(pendingTexts([alert(), alert({ state: 'pending', holdFor: 0 }), info], NOW)).toEqual([]);
  });
});
