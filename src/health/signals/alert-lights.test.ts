import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { alert, at, facts, history, incident, plain, RULES } from '@/health/example-facts';
import { lightByRule, raiseByAlerts } from './alert-lights';
import { judgeErrors } from './errors';

describe('lightByRule', () => {
  it.each([
    ['HighErrorRate', 'errors'],
    ['ErrorSpike', 'errors'],
    ['CriticalLatencyP99', 'latency'],
    ['HighMemoryUsage', 'system'],
    ['FilesRunOut', 'system'],
    ['QueueBacklog', null],
  ])('gives %s the light %s', (name, light) => {
    const openFiles = [{ value: 0.9, severity: 'critical', source: 'rule', rule: 'FilesRunOut' }] as const;
    expect(lightByRule(alert({ name }), { ...RULES, openFiles })).toBe(light);
  });

  it('knows no light where no limit comes from a rule', () => {
    expect(lightByRule(alert(), DEFAULT_THRESHOLDS)).toBeNull();
  });
});

describe('raiseByAlerts', () => {
  const ok = judgeErrors(facts(), RULES);
  const critical = judgeErrors(incident(), RULES);

  it('makes a light as bad as the worst alert about it, and names the alert', () => {
    const raised = raiseByAlerts(
      ok,
      [alert({ name: 'ErrorSpike', labels: { severity: 'warning' } }), alert({ activeAt: at('14:03:00') })],
      15,
    );
    expect(raised).toMatchObject({
      level: 'critical',
      since: { time: at('14:03:00'), before: false },
      value: ok.value,
    });
    expect(plain(raised.reason)).toBe('HighErrorRate is firing. Alerts above 5 %');
  });

  it('leaves a light alone that is worse by its own measure, or that no alert is about', () => {
    expect(raiseByAlerts(critical, [alert({ labels: { severity: 'warning' } })], 15)).toBe(critical);
    expect(raiseByAlerts(ok, [], 15)).toBe(ok);
  });

  it('keeps the reason of a light that is as bad, and tells the later of both beginnings', () => {
    const raised = raiseByAlerts(
      critical,
      [alert({ activeAt: at('14:09:00') }), alert({ activeAt: at('14:05:00') })],
      15,
    );
    expect(raised).toEqual({ ...critical, since: { time: at('14:05:00'), before: false } });
    expect(raiseByAlerts(critical, [alert({ activeAt: at('13:00:00') })], 15).since).toEqual(critical.since);
    const withoutLine = judgeErrors(incident({ history: history({ errorRatio: null }) }), RULES);
    expect(raiseByAlerts(withoutLine, [alert({ activeAt: at('14:05:00') })], 15).since).toEqual({
      time: at('14:05:00'),
      before: false,
    });
  });

  it.each([
    ['15 s', 15, '14:02:30', '14:02:30'],
    ['15 s', 15, '14:02:25', '14:02:40'],
    ['5 min', 300, '13:57:41', '13:57:41'],
    ['5 min', 300, '13:57:40', '14:02:40'],
    ['half an hour', 1800, '13:40:00', '13:40:00'],
  ])(
    'takes the beginning of an alert for that of a line with a point every %s where it lies between two points',
    (_, step, active, since) => {
      expect(raiseByAlerts(critical, [alert({ activeAt: at(active) })], step).since).toEqual({
        time: at(since),
        before: false,
      });
    },
  );
});
