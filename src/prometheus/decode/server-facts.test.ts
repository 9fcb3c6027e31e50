import { expect, test } from 'vitest';
import alertmanagers from '@/prometheus/recorded/alertmanagers.json';
import announcers from '@/prometheus/recorded/announcers.json';
import labelValues from '@/prometheus/recorded/label-values.json';
import metadata from '@/prometheus/recorded/metadata.json';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import { openEnvelope } from './envelope';
import { decodeAlertmanagers, decodeAnnouncers, decodeTexts, isAnnounced } from './server-facts';

const dataOf = (recording: Parameters<typeof recordedAnswer>[0]) => openEnvelope(recordedAnswer(recording)).data;

test('the recorded server says where it sends alerts', () => {
  expect(decodeAlertmanagers(dataOf(alertmanagers))).toEqual({
    active: ['http://127.0.0.1:21093/api/v2/alerts'],
    dropped: [],
  });
  expect(decodeAlertmanagers(3)).toBeNull();
});

test('the recorded server says its jobs', () => {
  expect(decodeTexts(dataOf(labelValues))).toEqual(['gone', 'prometheus']);
  expect(decodeTexts(['a', 1])).toBeNull();
});

test('metadata is found by the exact name of the metric', () => {
  const name = 'prometheus_http_request_duration_seconds';
  expect(isAnnounced(dataOf(metadata), name)).toBe(true);
  expect(isAnnounced(dataOf(metadata), 'constructor')).toBe(false);
  expect([isAnnounced({ a: 'b' }, 'a'), isAnnounced(null, 'a'), isAnnounced(5, 'a')]).toEqual([null, null, null]);
});

test('the recorded server says which of two jobs announces a metric', () => {
  expect(decodeAnnouncers(dataOf(announcers))).toEqual(['prometheus']);
  expect(decodeAnnouncers([])).toEqual([]);
  expect(decodeAnnouncers({})).toBeNull();
});
