import { expect, test } from 'vitest';
import { networkReason } from './network-reason';

test('the reason of a failed request is the innermost cause', () => {
  const line = new Error('fetch failed', {
    cause: new Error('other side closed', { cause: new Error('read ECONNRESET') }),
  });
  expect(networkReason(line)).toBe('read ECONNRESET');
  expect(networkReason(new Error('Timeout'))).toBe('Timeout');
});

test('if all addresses of a name refuse, the reason is their common code', () => {
  const all = Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:9090')]), { code: 'ECONNREFUSED' });
  expect(networkReason(new TypeError('fetch failed', { cause: all }))).toBe('ECONNREFUSED');
});
