import { describe, expect, it } from 'vitest';
import { isReading } from './allowed-request';

describe('isReading', () => {
  it.each([
    ['GET', '/api/v1/status/config'],
    ['HEAD', '/'],
    ['POST', '/api/v1/query'],
    ['POST', '/api/v1/query_range'],
    ['POST', '/api/v1/labels'],
  ])('allows %s %s', (method, path) => expect(isReading(method, path)).toBe(true));

  it.each([
    ['POST', '/api/v1/admin/tsdb/delete_series'],
    ['POST', '/api/v1/query/../admin/tsdb/snapshot'],
    ['POST', '/api/v1/query/'],
    ['POST', '/-/quit'],
    ['PUT', '/api/v1/query'],
    ['DELETE', '/alertmanager/api/v2/silence/1'],
    ['POST', '/alertmanager/api/v2/silences'],
  ])('refuses %s %s', (method, path) => expect(isReading(method, path)).toBe(false));
});
