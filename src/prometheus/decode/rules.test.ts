import { expect, test } from 'vitest';
import alerts from '@/prometheus/recorded/alerts.json';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import rulesAlert from '@/prometheus/recorded/rules-alert.json';
import rulesRecord from '@/prometheus/recorded/rules-record.json';
import { openEnvelope } from './envelope';
import { decodeAlertRules, decodeAlerts, decodeRecordingRules } from './rules';

const recordedRules = () => decodeAlertRules(openEnvelope(recordedAnswer(rulesAlert)).data)?.items ?? [];
const ruleOf = (name: string) => recordedRules().find((rule) => rule.name === name);
const group = (...rules: unknown[]) => ({ groups: [{ name: 'g', interval: 15, rules }] });

test('a firing rule brings its alerts with labels, annotations, value and what it reads', () => {
  const rule = ruleOf('Firing');
  expect(rule).toMatchObject({ state: 'firing', expr: 'up == 0', interval: 1, lastError: '', holdFor: 0 });
  expect(rule?.labels['severity']).toBe('critical');
  expect(rule?.lastEvaluation).toBeGreaterThan(1_795_000_000);
  const [alert] = rule?.alerts ?? [];
  expect(alert).toMatchObject({ name: 'Firing', state: 'firing', value: 0, expr: 'up == 0' });
  expect(alert?.annotations['summary']).toBe('Instance 127.0.0.1:1 is down');
  expect(alert?.activeAt).toBeLessThanOrEqual(rule?.lastEvaluation ?? 0);
});

test('a pending alert knows how long its rule waits', () => {
  expect(ruleOf('Pending')?.alerts[0]).toMatchObject({ state: 'pending', holdFor: 3600 });
});

test('a quiet rule has no alerts, and one that fails to evaluate says why', () => {
  expect(ruleOf('Inactive')).toMatchObject({ state: 'inactive', alerts: [] });
  expect(ruleOf('Broken')?.lastError).toContain('many-to-many matching not allowed');
});

test('an infinite value stays infinite', () => {
  expect(ruleOf('Infinite')?.alerts[0]?.value).toBe(Number.POSITIVE_INFINITY);
});

test('the alerts API gives the same alerts without their waiting time', () => {
  const recorded = decodeAlerts(openEnvelope(recordedAnswer(alerts)).data)?.items ?? [];
  expect(recorded.map(({ name }) => name).toSorted()).toEqual(['Firing', 'Infinite', 'Pending']);
  expect(recorded.every(({ holdFor }) => holdFor === 0)).toBe(true);
});

test('recording rules are found by their name, the first of several', () => {
  const recorded = decodeRecordingRules(openEnvelope(recordedAnswer(rulesRecord)).data);
  expect([...(recorded?.expressions ?? [])]).toEqual([
    ['job:requests:rate1m', 'sum by (job) (rate(prometheus_http_requests_total[1m]))'],
  ]);
  const twice = group(
    { type: 'recording', name: 'a', query: 'first' },
    { type: 'recording', name: 'a', query: 'second' },
  );
  expect(decodeRecordingRules(twice)?.expressions.get('a')).toBe('first');
});

test('rules of the other kind are left aside, where a server sends all of them whatever it is asked for', () => {
  const both = group({ type: 'alerting', name: 'A', query: 'up' }, { type: 'recording', name: 'a', query: 'x' });
  expect(decodeAlertRules(both)?.items.map(({ name }) => name)).toEqual(['A']);
  expect([...(decodeRecordingRules(both)?.expressions.keys() ?? [])]).toEqual(['a']);
});

test('a rule is firing, pending or neither', () => {
  const rules = ['firing', 'pending', 'unknown', undefined].map((state) => ({
    type: 'alerting',
    name: 'A',
    query: 'up',
    state,
  }));
  expect(decodeAlertRules(group(...rules))?.items.map(({ state }) => state)).toEqual([
    'firing',
    'pending',
    'inactive',
    'inactive',
  ]);
});

test('a recording rule that fails is known with the sentence of the server', () => {
  const rules = group(
    { type: 'recording', name: 'a', query: 'x', lastError: 'found duplicate series' },
    { type: 'recording', name: 'b', query: 'y' },
  );
  expect([...(decodeRecordingRules(rules)?.failing ?? [])]).toEqual([['a', 'found duplicate series']]);
});

test('one odd rule does not hide the others, and what is left out is said', () => {
  const rules = decodeAlertRules(
    group(null, { type: 'alerting' }, { type: 'alerting', name: 'A', query: 'up', alerts: [{ state: 'odd' }, 5] }),
  );
  expect(rules?.items.map(({ name, alerts: found }) => [name, found.length])).toEqual([['A', 0]]);
  expect(rules?.warnings).toEqual(['left out 4 that cannot be read.']);
});

test('rules or alerts of which none can be read are no answer: it would be read as that there are none', () => {
  expect(decodeAlertRules(group(null, { type: 'alerting' }))).toBeNull();
  expect(decodeAlerts({ alerts: [{ state: 'odd' }, null] })).toBeNull();
});

test('no rules at all are an answer, anything else is none', () => {
  expect(decodeAlertRules({ groups: [] })).toEqual({ items: [], warnings: [] });
  expect(decodeAlertRules({ groups: null })).toEqual({ items: [], warnings: [] });
  expect(decodeAlerts({ alerts: null })).toEqual({ items: [], warnings: [] });
  expect([decodeAlertRules({}), decodeRecordingRules({}), decodeAlerts({})]).toEqual([null, null, null]);
  expect(decodeAlertRules('rules')).toBeNull();
  expect(decodeAlertRules({ groups: 5 })).toBeNull();
  expect(decodeAlerts(null)).toBeNull();
  expect(decodeRecordingRules('rules')).toBeNull();
});

test('an alert that does not carry the name of its rule has it all the same', () => {
  const rule = {
    type: 'alerting',
    name: 'Slow',
    query: 'up',
    alerts: [
      { state: 'firing', labels: {} },
      { state: 'firing', labels: { alertname: 'Own' } },
    ],
  };
  expect(decodeAlertRules(group(rule))?.items[0]?.alerts.map(({ name }) => name)).toEqual(['Slow', 'Own']);
});
