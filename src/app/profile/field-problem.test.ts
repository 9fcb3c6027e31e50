import { expect, test } from 'vitest';
import { fieldProblem, type Existing } from './field-problem';
import type { FieldKind, ProfileField } from './profile-fields';

const EXISTING: Existing = {
  service: 'shop',
  metrics: ['hits_total', 'time_seconds_bucket', 'time_seconds_count'],
  labels: ['route', 'code'],
};
const field = (takes: FieldKind, isNeeded = false): ProfileField => ({
  id: 'x',
  name: 'Counter',
  value: '',
  takes,
  isNeeded,
  change: () => ({}),
});

test.each<[string, FieldKind, string, string]>([
  ['a metric that is not exposed', { kind: 'metric' }, 'hit_total', 'shop exposes no metric hit_total.'],
  ['a base that only begins like a metric', { kind: 'metric' }, 'time', 'shop exposes no metric time.'],
  [
    'a label that the metric does not have',
    { kind: 'label', of: 'hits_total' },
    'path',
    'hits_total has no label path. It has route, code.',
  ],
  ['an expression that does not compile', { kind: 'pattern' }, '5(', '5( is not a valid regular expression.'],
  [
    'one wrong expression of several',
    { kind: 'patterns' },
    '/a (?=b)',
    '(?=b) uses look-around, a back reference or an escape that Prometheus does not know.',
  ],
])('%s is refused in words', (_, takes, value, sentence) => {
  expect(fieldProblem(field(takes), value, EXISTING)).toBe(sentence);
});

test.each<[string, FieldKind, string]>([
  ['a metric', { kind: 'metric' }, 'hits_total'],
  ['the base of a histogram', { kind: 'metric' }, 'time_seconds'],
  ['a label', { kind: 'label', of: 'hits_total' }, 'route'],
  ['an expression with flags of RE2', { kind: 'pattern' }, '(?i:failed|error)'],
  ['nothing, where nothing is an answer', { kind: 'metric' }, ''],
])('%s is taken', (_, takes, value) => {
  expect(fieldProblem(field(takes), value, EXISTING)).toBeNull();
});

test('what is needed must not be empty', () => {
  expect(fieldProblem(field({ kind: 'metric' }, true), '', EXISTING)).toBe('Counter must not be empty.');
});

test('while names are not known nothing is refused for not being among them', () => {
  const unknown: Existing = { service: 'shop', metrics: null, labels: null };
  expect([
    fieldProblem(field({ kind: 'metric' }), 'x', unknown),
    fieldProblem(field({ kind: 'label', of: 'm' }), 'x', unknown),
  ]).toEqual([null, null]);
});
