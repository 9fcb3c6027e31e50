import type { EndpointRow } from './endpoint-rows';

const exactly = (value: number) => ({ value, atLeast: false });

/** A healthy endpoint, for tests. */
export function exampleRow(part: Partial<EndpointRow> = {}): EndpointRow {
  return {
    endpoint: 'GET /products',
    state: 'ok',
    requestRate: 10,
    errorRatio: 0,
    serverErrorRate: 0,
    p50: exactly(0.05),
    p95: exactly(0.1),
    p99: exactly(0.2),
    mean: 0.06,
    requests: null,
    errors: null,
    failingSince: null,
    ...part,
  };
}
