import { expect, test } from 'vitest';
import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import { deliveryOf, loudFirst, type AlertDelivery } from './alert-delivery';
import { exampleAlert } from './example-alert';

function held(part: Partial<AlertmanagerAlert> = {}): AlertmanagerAlert {
  return {
    fingerprint: 'f0',
    labels: { ...exampleAlert().labels, cluster: 'eu' },
    state: 'active',
    silencedBy: [],
    inhibitedBy: [],
    mutedBy: [],
    receivers: ['pager'],
    startsAt: 0,
    ...part,
  };
}

const silence = (part: Partial<Silence>): Silence => ({
  id: 's1',
  state: 'active',
  createdBy: 'alice',
  comment: 'maintenance',
  startsAt: 0,
  endsAt: 3600,
  ...part,
});

test('an alert is found by its labels, whatever labels Prometheus adds on the way', () => {
  expect(deliveryOf(exampleAlert(), [held()], [])).toEqual({ kind: 'notified', receivers: ['pager'] });
});

test('an alert of the same name with other labels is another alert', () => {
  expect(deliveryOf(exampleAlert({ labels: { alertname: 'HighErrorRate', job: 'other' } }), [held()], [])).toEqual({
    kind: 'unknown',
  });
  expect(deliveryOf(exampleAlert({ name: 'Other', labels: {} }), [held()], [])).toEqual({ kind: 'unknown' });
});

test('one of the whole service is not taken for one of the same name about a single endpoint, which has its labels too', () => {
  const ofEndpoint = held({ labels: { ...held().labels, endpoint: '/a' }, silencedBy: ['s1'] });
  expect(deliveryOf(exampleAlert(), [ofEndpoint, held()], [silence({})])).toEqual({
    kind: 'notified',
    receivers: ['pager'],
  });
});

test('nothing becomes of one that does not fire yet, whatever becomes of one about a single endpoint', () => {
  const ofEndpoint = held({ labels: { ...held().labels, endpoint: '/a' }, silencedBy: ['s1'] });
  expect(deliveryOf(exampleAlert({ state: 'pending' }), [ofEndpoint], [silence({})])).toEqual({ kind: 'unknown' });
});

test('of several silences the one that ends last tells until when', () => {
  const silences = [
    silence({}),
    silence({ id: 's2', createdBy: 'bob', endsAt: 7200, comment: 'night' }),
    silence({ id: 's3', endsAt: 9999 }),
  ];
  expect(deliveryOf(exampleAlert(), [held({ silencedBy: ['s1', 's2'] })], silences)).toEqual({
    kind: 'silenced',
    by: 'bob',
    until: 7200,
    why: 'night',
  });
});

test('a silence that is not listed silences all the same', () => {
  expect(deliveryOf(exampleAlert(), [held({ silencedBy: ['gone'] })], [])).toEqual({
    kind: 'silenced',
    by: '',
    until: null,
    why: '',
  });
});

test('an inhibited alert names the one that inhibits it where Alertmanager tells', () => {
  const inhibitor = held({ labels: { alertname: 'ServiceDown' }, fingerprint: 'f1' });
  expect(deliveryOf(exampleAlert(), [inhibitor, held({ inhibitedBy: ['f1'] })], [])).toEqual({
    kind: 'inhibited',
    by: 'ServiceDown',
  });
  expect(deliveryOf(exampleAlert(), [held({ inhibitedBy: ['f2'] })], [])).toEqual({ kind: 'inhibited', by: '' });
});

test('a muted alert names its time interval', () => {
  expect(deliveryOf(exampleAlert(), [held({ mutedBy: ['weekend'] })], [])).toEqual({ kind: 'muted', by: 'weekend' });
});

test('whoever is told of nothing comes after all others, and otherwise they keep their order', () => {
  const become: Record<string, AlertDelivery> = {
    silenced: { kind: 'silenced', by: '', until: null, why: '' },
    notified: { kind: 'notified', receivers: [] },
    inhibited: { kind: 'inhibited', by: '' },
    muted: { kind: 'muted', by: '' },
    unknown: { kind: 'unknown' },
  };
  const alerts = Object.keys(become).map((name) => exampleAlert({ name }));
  expect(loudFirst(alerts, ({ name }) => become[name] ?? { kind: 'unknown' }).map(({ name }) => name)).toEqual([
    'notified',
    'unknown',
    'silenced',
    'inhibited',
    'muted',
  ]);
});
