import { type Endpoint, endpoint, refuseUnknownId, refuseWithout } from '../sample-service/endpoint';

export const BACKEND_ENDPOINTS: Endpoint[] = [
  endpoint('GET', '/api/users', { wait: 0.04, hashes: 200, errorShare: 0.0005 }),
  endpoint('GET', '/api/users/:id', { wait: 0.02, refusal: refuseUnknownId }),
  endpoint('POST', '/api/users', { wait: 0.07, hashes: 1500, refusal: refuseWithout('name', 400), errorShare: 0.002 }),
  endpoint('GET', '/api/stock', { wait: 0.015, inventoryCalls: 2, errorShare: 0.0005 }),
  endpoint('GET', '/api/stock/:id', { wait: 0.008, inventoryCalls: 1, refusal: refuseUnknownId }),
  endpoint('POST', '/api/reservations', {
    wait: 0.06,
    inventoryCalls: 2,
    refusal: refuseWithout('item', 422),
    errorShare: 0.006,
  }),
  endpoint('DELETE', '/api/reservations/:id', { wait: 0.03, refusal: refuseUnknownId }),
  endpoint('GET', '/api/invoices', { wait: 0.09, errorShare: 0.001 }),
  endpoint('GET', '/api/invoices/:id', { wait: 0.05, refusal: refuseUnknownId, errorShare: 0.001 }),
  endpoint('GET', '/api/reports', { wait: 0.19, hashes: 2000, errorShare: 0.003 }),
  endpoint('POST', '/api/sessions', { wait: 0.02, hashes: 3000, refusal: refuseWithout('password', 401) }),
  endpoint('GET', '/api/notifications', { wait: 0.012 }),
];
