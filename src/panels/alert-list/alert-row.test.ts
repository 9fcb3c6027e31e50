import { describe, expect, test } from 'vitest';
import type { AlertDelivery } from './alert-delivery';
import { alertRow, deliveryText, tally } from './alert-row';
import { exampleAlert } from './example-alert';

const LABELS = { endpoint: 'endpoint', instance: 'instance' };
const NOTIFIED = { kind: 'notified', receivers: [] } as const;

const rowOf = (part: Parameters<typeof exampleAlert>[0] = {}, delivery: AlertDelivery = NOTIFIED) =>
  alertRow(exampleAlert(part), delivery, LABELS, 1060, 'UTC');

describe('the text', () => {
  test('is the summary, and the description waits below', () => {
    const row = rowOf();
    expect(row.text).toBe('8.2 % of requests fail');
    expect(row.notes[0]).toEqual({ name: 'description', text: 'First line.\nSecond line.' });
  });

  test('is the description with its line breaks where there is no summary', () => {
    const row = rowOf({ annotations: { summary: ' ', description: 'First line.\nSecond line.' } });
    expect(row.text).toBe('First line.\nSecond line.');
    expect(row.notes.map(({ name }) => name)).toEqual(['value', 'labels']);
  });

  test('where nobody wrote one is what tells one alert of a rule from the others', () => {
    const labels = {
      alertname: 'LowStock',
      severity: 'warning',
      job: 'shop',
      service: 'shop',
      category: 'books',
      instance: '10.0.0.3',
    };
    expect(rowOf({ annotations: {}, labels }).text).toBe('category="books", instance="10.0.0.3"');
    expect(rowOf({ annotations: {} }).text).toBe('');
  });
});

describe('links', () => {
  test('are all addresses among the annotations, the runbook first', () => {
    const row = rowOf({
      annotations: {
        logs: 'https://logs.example/',
        dashboard_url: 'https://boards.example/',
        runbook_url: 'https://wiki.example/',
      },
    });
    expect(row.links).toEqual([
      { text: 'Runbook', url: 'https://wiki.example/' },
      { text: 'Dashboard', url: 'https://boards.example/' },
      { text: 'Logs', url: 'https://logs.example/' },
    ]);
  });

  test('are one where two annotations have the same address', () => {
    const url = 'https://wiki.example/';
    expect(rowOf({ annotations: { runbook: url, runbook_url: url } }).links).toEqual([{ text: 'Runbook', url }]);
  });

  test('an address that is none of the web is shown as text', () => {
    const row = rowOf({ annotations: { runbook_url: 'ftp://wiki.example/x' } });
    expect(row.links).toEqual([]);
    expect(row.notes).toContainEqual({ name: 'runbook_url', text: 'ftp://wiki.example/x' });
  });
});

test('what can be filtered by is what the alert carries', () => {
  const labels = { alertname: 'X', endpoint: 'POST /orders', instance: '10.0.0.3' };
  expect(rowOf({ labels }).picks).toEqual([
    { filter: 'endpoint', value: 'POST /orders' },
    { filter: 'instance', value: '10.0.0.3' },
  ]);
  expect(rowOf().picks).toEqual([]);
  expect(alertRow(exampleAlert({ labels }), NOTIFIED, { ...LABELS, endpoint: null }, 1060, 'UTC').picks).toHaveLength(
    1,
  );
});

test('of methods of several services it is the method with its service, and that of all of them where the alert names none', () => {
  const picked = (labels: Record<string, string>) =>
    alertRow(
      exampleAlert({ labels }),
      NOTIFIED,
      { ...LABELS, endpoint: 'grpc_method', qualifier: { kind: 'service', label: 'grpc_service' } },
      1060,
      'UTC',
    ).picks;
  expect(picked({ grpc_method: 'Get', grpc_service: 'shop.Cart' })).toEqual([
    { filter: 'endpoint', value: 'shop.Cart/Get' },
  ]);
  expect(picked({ grpc_method: 'Get' })).toEqual([{ filter: 'endpoint', value: 'Get' }]);
  expect(picked({ grpc_service: 'shop.Cart' })).toEqual([]);
});

test('an alert of the past has no value, which is not recorded, rather than NaN', () => {
  expect(rowOf({ value: NaN, annotations: {} }).notes.map(({ name }) => name)).toEqual(['labels']);
});

test('labels are written as PromQL does, so that a quote or a line break in a value cannot be mistaken for another label', () => {
  const row = rowOf({ labels: { alertname: 'X', path: 'a"\nb' } });
  expect(row.notes.at(-1)).toEqual({ name: 'labels', text: 'path="a\\"\\nb"' });
});

test('a pending alert says how long until it fires, and what share of the wait that is', () => {
  expect(rowOf({ state: 'pending' }).left).toEqual({ seconds: 60, share: 0.5 });
  expect(rowOf({ state: 'pending', holdFor: 0 }).left).toBeNull();
  expect(rowOf().left).toBeNull();
});

describe('an alert that notifies nobody', () => {
  test('is tagged as such and not as firing', () => {
    expect(rowOf({}, { kind: 'silenced', by: '', until: null, why: '' }).tag).toBe('silenced');
    expect(rowOf({}, { kind: 'muted', by: 'weekend' }).tag).toBe('silenced');
    expect(rowOf({}, { kind: 'inhibited', by: '' }).tag).toBe('inhibited');
    expect(rowOf({}, { kind: 'unknown' }).tag).toBe('firing');
  });

  test.each([
    [
      { kind: 'silenced', by: 'alice', until: 3600, why: 'maintenance' },
      'Silenced by alice until 01:00:00: maintenance',
    ],
    [{ kind: 'silenced', by: '', until: null, why: '' }, 'Silenced'],
    [{ kind: 'inhibited', by: 'HighErrorRate' }, 'Not notified while HighErrorRate fires'],
    [{ kind: 'muted', by: 'weekend' }, 'Muted by the time interval weekend'],
    [{ kind: 'notified', receivers: [] }, ''],
    [{ kind: 'notified', receivers: ['pager', 'chat'] }, 'Alertmanager notifies pager and chat'],
  ] as const)('%j reads %j', (delivery, text) => {
    expect(deliveryText(delivery, 1060, 'UTC')).toBe(text);
  });
});

test('what is counted as firing is what somebody is told of', () => {
  const rows = [rowOf(), rowOf({ state: 'pending' }), rowOf({}, { kind: 'inhibited', by: '' }), rowOf()];
  expect(tally(rows)).toBe('2 firing, 1 pending, 1 inhibited');
  expect(tally([])).toBe('');
});
