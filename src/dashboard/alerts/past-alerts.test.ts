import { expect, test } from 'vitest';
import { PAST_ALERTS, readPastAlerts } from './past-alerts';

const LABELS = { alertname: 'HighErrorRate', job: 'shop', severity: 'critical' };
const active = (alertstate: string) => ({
  labels: { ...LABELS, __name__: 'ALERTS', alertstate },
  value: 1,
  time: 1000,
});
const since = { labels: { ...LABELS, __name__: 'ALERTS_FOR_STATE' }, value: 940, time: 1000 };

test('an alert of the past has its labels, its state and since when it was active', () => {
  const { alerts, rules, at, isPast } = readPastAlerts({ time: 1000, samples: [active('firing'), since] }, []);
  expect(alerts).toEqual([
    {
      name: 'HighErrorRate',
      state: 'firing',
      labels: LABELS,
      annotations: {},
      activeAt: 940,
      value: NaN,
      holdFor: 0,
      expr: '',
    },
  ]);
  expect({ rules, at, isPast }).toEqual({ rules: null, at: 1000, isPast: true });
});

test('where nobody recorded since when, it is known to be active at that moment only', () => {
  expect(readPastAlerts({ time: 1000, samples: [active('pending')] }, []).alerts[0]).toMatchObject({
    state: 'pending',
    activeAt: 1000,
  });
});

test('an alert that fires is not pending beside that, whichever was recorded first; another one of the rule may be', () => {
  const other = {
    labels: { ...LABELS, job: 'stock', __name__: 'ALERTS', alertstate: 'pending' },
    value: 1,
    time: 1000,
  };
  const { alerts } = readPastAlerts({ time: 1000, samples: [active('pending'), active('firing'), other] }, []);
  expect(alerts.map(({ state, labels }) => [state, labels['job']])).toEqual([
    ['firing', 'shop'],
    ['pending', 'stock'],
  ]);
});

test('two alerts of one rule that differ by a label of any name are two', () => {
  const by = (signal: string) => ({ ...active('firing'), labels: { ...active('firing').labels, signal } });
  const samples = [by('errors'), by('latency'), { ...since, labels: { ...since.labels, signal: 'errors' } }];
  const { alerts } = readPastAlerts({ time: 1000, samples }, []);
  expect(alerts.map(({ labels, activeAt }) => [labels['signal'], activeAt])).toEqual([
    ['errors', 940],
    ['latency', 1000],
  ]);
  expect(PAST_ALERTS.expr).not.toContain('label_replace');
});

test('what is neither firing nor pending is no alert', () => {
  expect(readPastAlerts({ time: 1000, samples: [active('odd'), since] }, []).alerts).toEqual([]);
});

test('an alert of the past is about what the rules of its name read now', () => {
  const rules = ['a > 1', 'b > 1'].map((expr) => ({ name: 'HighErrorRate', expr }));
  const samples = [
    active('firing'),
    { ...active('firing'), labels: { ...active('firing').labels, alertname: 'Gone' } },
  ];
  const { alerts } = readPastAlerts({ time: 1000, samples }, [...rules, { name: 'Slow', expr: 'c > 1' }]);
  expect(alerts.map(({ name, expr }) => [name, expr])).toEqual([
    ['HighErrorRate', 'a > 1 or b > 1'],
    ['Gone', ''],
  ]);
});
