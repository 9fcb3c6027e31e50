import { beforeEach, expect, test } from 'vitest';
import { filtersOf } from '@/dashboard/filters';
import { buildOverview } from '@/dashboard/overview/overview';
import type { Verdict } from '@/health/verdict/verdict';
import { profileOf } from '@/instrumentation/profile-of';
import type { AlertDelivery } from '@/panels/alert-list/alert-delivery';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { exampleView } from '@/panels/example-panel';
import type { Alert } from '@/prometheus/rule';
import { incidentNote } from './incident-note';

const PROFILE = profileOf({ service: 'shop', exposed: new Set(['http_requests_total', 'http_requests_5xx_total']) });
const AT = Date.UTC(2026, 10, 23, 14, 15, 20) / 1000;

const VERDICT: Verdict = {
  at: AT,
  level: 'critical',
  headline: [
    { text: '8.2 % of requests fail', strong: true },
    { text: ', mostly POST /orders', strong: false },
  ],
  detail: 'Latency did not rise.',
  wall: { headline: [], detail: '' },
  tabTitle: '',
  since: { time: AT - 800, before: false },
  signals: [
    {
      name: 'errors',
      level: 'critical',
      value: 0.082,
      atLeast: false,
      unit: 'ratio',
      of: null,
      trend: { kind: 'points', change: 0.08 },
      headroom: 1.64,
      limit: null,
      reason: 'Above 5 % | alerts',
      shortReason: '',
      since: null,
    },
  ],
};

function noteOf({
  verdict = VERDICT,
  alerts = [],
  endpoints = [],
  delivery = { kind: 'unknown' },
  isOver = false,
}: {
  verdict?: Verdict | null;
  alerts?: Alert[];
  endpoints?: string[];
  delivery?: AlertDelivery;
  isOver?: boolean;
} = {}) {
  const filters = filtersOf(PROFILE, { endpoints, instances: [], countsAll: false }, []);
  const view = exampleView({ start: AT - 3600, end: AT, timeZone: 'UTC' });
  const model = {
    verdict,
    facts: { isOver },
    profile: PROFILE,
    filters,
    overview: buildOverview(PROFILE, filters, { scrapeInterval: 15, step: 15 }),
    panelView: view,
    freshness: view.freshness,
    alerts: {
      answer: { rules: [], alerts, at: AT },
      error: null,
      recorded: null,
      notRecorded: new Map(),
      delivery: { alertmanagers: null, undelivered: null },
    },
  };
  return incidentNote(model, () => delivery);
}

beforeEach(() => history.replaceState(null, '', '/user/?theme=dark'));

test('it has the verdict, since when, the signals, and a link to this very range', () => {
  const note = noteOf();
  expect(note).toMatch(
    /^\*\*Critical: shop\*\*\n\n8.2 % of requests fail, mostly POST \/orders\n\nLatency did not rise\.\n\n/,
  );
  expect(note).toContain('Critical since 14:02:00 (13 min 20 s). As of Mon 23 Nov 2026, 14:15:20 (UTC).');
  expect(note).toContain('| Signal | State | Now | vs 1 h before | Limit |');
  expect(note).toContain(String.raw`| Errors | Critical | 8.2 % | ▲ 8 pt | Above 5 % \| alerts |`);
  expect(note).toContain(`](${location.origin}/user/?theme=dark&service=shop&from=${AT - 3600}&to=${AT})`);
});

test('of a range that is over the values are those at its end', () => {
  expect(noteOf({ isOver: true })).toContain('| Signal | State | At the end | vs 1 h before | Limit |');
});

test('it has the PromQL of the numbers behind the lights', () => {
  const note = noteOf();
  expect(note).toContain('```promql\nsum(rate(http_requests_total{job="shop"}[1m]))\n```');
  expect(note).toContain('http_requests_5xx_total{job="shop"}');
});

test('alerts are listed with their summaries, and what comes from outside stays text on one line', () => {
  const alert = exampleAlert({
    name: '<b>Bad</b>',
    labels: { alertname: '<b>Bad</b>', severity: 'critical', job: 'shop' },
    annotations: { summary: 'Nobody can *pay*\n[here](http://evil.example)' },
    activeAt: AT - 60,
  });
  expect(noteOf({ alerts: [alert] })).toContain(
    String.raw`- **\<b\>Bad\</b\>** (firing, critical) since 14:14:20: Nobody can \*pay\* \[here\](http://evil.example)`,
  );
  expect(noteOf()).toContain('No alerts.');
});

test('a silenced alert says until when and why nobody is notified', () => {
  const note = noteOf({
    alerts: [exampleAlert({ labels: { job: 'shop' }, annotations: { summary: 'Many fail' }, activeAt: AT - 60 })],
    delivery: { kind: 'silenced', by: 'bob', until: AT + 3600, why: 'known <bug>' },
  });
  expect(note).toContain(String.raw`: Many fail. Silenced by bob until 15:15:20: known \<bug\>`);
});

test('it names the filters, and what it says holds for them', () => {
  expect(noteOf({ endpoints: ['POST /orders'] })).toMatch(/^\*\*Critical: shop\*\*, only POST \/orders\n/);
});

test('without a verdict there is nothing to say', () => {
  expect(noteOf({ verdict: null })).toBe('');
});
