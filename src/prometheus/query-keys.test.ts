import { expect, test } from 'vitest';
import * as keys from './query-keys';

const JOB = [{ name: 'job', op: '=', value: 'api' }] as const;

test('every key begins with the name of the server, and no two questions share one', () => {
  const all = [
    keys.rangeQueryKey('a', 'up', 15, { kind: 'live', length: 3600 }),
    keys.rangeQueryKey('a', 'up', 15, { kind: 'live', length: 7200 }),
    keys.rangeQueryKey('a', 'up', 15, { kind: 'fixed', range: { start: 0, end: 3600, step: 15 } }),
    keys.rangeQueryKey('a', 'up', 30, { kind: 'live', length: 3600 }),
    keys.instantQueryKey('a', 'up', 0),
    keys.instantQueryKey('a', 'up', 3600),
    keys.instantQueryAtKey('a', 'up', 3600),
    keys.rulesKey('a'),
    keys.recordingRulesKey('a'),
    keys.targetsKey('a'),
    keys.targetsKey('a', 'api'),
    keys.alertmanagersKey('a'),
    keys.labelValuesKey('a', 'job', JOB),
    keys.labelValuesKey('a', 'job', []),
    keys.metricNamesKey('a', JOB),
    keys.announcersKey('a', 'up', 'api'),
    keys.announcersKey('a', 'up', 'shop'),
    keys.announcersKey('a', 'up', null),
    keys.probeKey('a'),
    keys.alertmanagerAlertsKey('a', 'http://am'),
    keys.silencesKey('a', 'http://am'),
  ];
  expect(all.every(([server]) => server === 'a')).toBe(true);
  expect(new Set(all.map((key) => JSON.stringify(key))).size).toBe(all.length);
});
