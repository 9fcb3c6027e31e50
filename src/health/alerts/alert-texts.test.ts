import { describe, expect, it } from 'vitest';
import type { AlertRule, AlertsAnswer } from '@/prometheus/rule';
import { alert, NOW, plain } from '@/health/example-facts';
import { evaluatedText, summariseAlerts } from './alert-texts';
import { exampleRule } from './example-rule';

const answer = (rules: readonly AlertRule[] | null): AlertsAnswer => ({ rules, alerts: [], at: NOW });
const none = { shown: [], hidden: 0, elsewhere: 0 };
const summary = (...args: Parameters<typeof summariseAlerts>) => {
  const { state, title, text } = summariseAlerts(...args);
  return { state, title, text: plain(text) };
};

describe('summariseAlerts', () => {
  it('has a text of its own for no alerts, no rules, rules not listed, and not readable', () => {
    expect(summary(answer([exampleRule(), exampleRule()]), none, '', NOW)).toEqual({
      state: 'quiet',
      title: 'No alerts',
      text: '2 rules, evaluated 6 s ago: none firing or pending.',
    });
    expect(summary(answer([]), none, '', NOW)).toEqual({
      state: 'no-rules',
      title: 'No alerting rules are loaded',
      text: 'Nothing can alert.',
    });
    expect(summary(answer(null), none, '', NOW)).toEqual({
      state: 'rules-unknown',
      title: 'No alerts reported',
      text: 'Whether alerting rules are loaded is not known: the server does not list rules.',
    });
    expect(summary(null, none, 'No answer within 10 s.', NOW).text).toBe(
      'Alerts cannot be read: No answer within 10 s. Alerts that fire now are not visible here.',
    );
    expect(summary(null, none, 'connection refused', NOW)).toEqual({
      state: 'unreachable',
      title: 'Unknown',
      text: 'Alerts cannot be read: connection refused. Alerts that fire now are not visible here.',
    });
  });

  it('speaks of a moment that is over as what was recorded of it', () => {
    const past: AlertsAnswer = { ...answer(null), isPast: true };
    expect(summary(past, { ...none, elsewhere: 2 }, '', NOW)).toEqual({
      state: 'rules-unknown',
      title: 'No alerts at the end of this range',
      text: 'None is recorded as firing or pending then; 2 for other services.',
    });
    expect(summary(past, { ...none, shown: [alert()] }, '', NOW)).toEqual({
      state: 'active',
      title: '1 firing',
      text: 'as recorded at the end of this range',
    });
  });

  it('counts what fires and what is pending', () => {
    const shown = [alert(), alert({ state: 'pending' }), alert()];
    expect(summary(answer([exampleRule()]), { shown, hidden: 0, elsewhere: 0 }, '', NOW)).toEqual({
      state: 'active',
      title: '2 firing, 1 pending',
      text: '1 rule',
    });
  });

  it('counts what the filters hide and what other services have', () => {
    expect(summary(answer([]), { shown: [], hidden: 2, elsewhere: 1 }, '', NOW).text).toBe(
      'Nothing can alert; 2 hidden by the filters, 1 for other services.',
    );
  });

  it('does not say that no rule fires while one does for somebody else', () => {
    const text = (selection: object) => summary(answer([exampleRule()]), { ...none, ...selection }, '', NOW).text;
    expect(text({})).toBe('1 rule, evaluated 6 s ago: none firing or pending.');
    expect(text({ elsewhere: 2 })).toBe(
      '1 rule, evaluated 6 s ago: none firing or pending for what is shown; 2 for other services.',
    );
  });

  it('says of alerts whose rules are not listed that nobody knows how many there are', () => {
    expect(summary(answer(null), { ...none, shown: [alert({ state: 'pending' })] }, '', NOW)).toEqual({
      state: 'active',
      title: '1 pending',
      text: 'number of rules not known',
    });
  });

  it('says when the newest evaluation was, of an answer that came later than now too', () => {
    const rules = [exampleRule({ lastEvaluation: NOW - 60 }), exampleRule()];
    expect(summary(answer(rules), none, '', NOW).text).toContain('evaluated 6 s ago');
    expect(plain(evaluatedText(answer(rules), NOW))).toBe('evaluated 6 s ago');
    expect(summary({ ...answer(rules), at: NOW + 3 }, none, '', NOW).text).toContain('evaluated 9 s ago');
  });

  it('needs no reason to say that alerts cannot be read', () => {
    expect(summary(null, none, '', NOW).text).toBe('Alerts cannot be read. Alerts that fire now are not visible here.');
  });

  it('is no good news of a server that has not evaluated any rule since it started', () => {
    const started = answer([exampleRule({ lastEvaluation: null }), exampleRule({ lastEvaluation: null })]);
    expect(summary(started, { ...none, elsewhere: 2 }, '', NOW)).toEqual({
      state: 'rules-unknown',
      title: 'No alerts yet',
      text: '2 rules, not evaluated yet: what they would find is not known; 2 for other services.',
    });
    expect(summary(answer([exampleRule({ lastEvaluation: null }), exampleRule()]), none, '', NOW).state).toBe('quiet');
  });
});
