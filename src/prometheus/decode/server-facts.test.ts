import { expect, test } from 'vitest';
import alertmanagers from '@/prometheus/recorded/alertmanagers.json';
import labelValues from '@/prometheus/recorded/label-values.json';
import metadata from '@/prometheus/recorded/metadata.json';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import { openEnvelope } from './envelope';
import { decodeAlertmanagers, decodeMetadata, decodeTexts } from './server-facts';

const dataOf = (recording: Parameters<typeof recordedAnswer>[0]) => openEnvelope(recordedAnswer(recording)).data;

test('the recorded server says where it sends alerts', () => {
  expect(decodeAlertmanagers(dataOf(alertmanagers))).toEqual({ active: ['http://127.0.0.1:21093/api/v2/alerts'], dropped: [] });
  expect(decodeAlertmanagers(3)).toBeNull();
});

test('the recorded server says its jobs', () => {
  expect(decodeTexts(dataOf(labelValues))).toEqual(['gone', 'prometheus']);
  expect(decodeTexts(['a', 1])).toBeNull();
});

test('metadata is found by the exact name of the metric', () => {
  const name = 'prometheus_http_request_duration_seconds';
  expect(decodeMetadata(dataOf(metadata), name)?.[0]).toMatchObject({ type: 'histogram', help: expect.stringContaining('latencies') });
  expect(decodeMetadata(dataOf(metadata), 'constructor')).toEqual([]);
  expect(decodeMetadata({ a: 'b' }, 'a')).toBeNull();
});
