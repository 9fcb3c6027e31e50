import { type Endpoint, endpoint, refuseUnknownId, refuseWithout } from '../sample-service/endpoint';

export const SHOP_ENDPOINTS: Endpoint[] = [
  endpoint('GET', '/products', { wait: 0.03, hashes: 200, inventoryCalls: 1, errorShare: 0.0005 }),
  endpoint('GET', '/products/:id', { wait: 0.022, refusal: refuseUnknownId, errorShare: 0.0005 }),
  endpoint('GET', '/search', { wait: 0.12, hashes: 800, errorShare: 0.002 }),
  endpoint('GET', '/categories', { wait: 0.006 }),
  endpoint('GET', '/cart', { wait: 0.025, errorShare: 0.001 }),
  endpoint('POST', '/cart', {
    wait: 0.05,
    inventoryCalls: 1,
    refusal: refuseWithout('product', 422),
    errorShare: 0.002,
  }),
  endpoint('DELETE', '/cart', { wait: 0.02 }),
  endpoint('POST', '/orders', {
    wait: 0.18,
    hashes: 400,
    inventoryCalls: 2,
    refusal: refuseWithout('cart', 422),
    errorShare: 0.012,
  }),
  endpoint('GET', '/orders', { wait: 0.08 }),
  endpoint('GET', '/orders/:id', { wait: 0.04, refusal: refuseUnknownId }),
  endpoint('POST', '/login', { wait: 0.015, hashes: 3000, refusal: refuseWithout('password', 401), errorShare: 0.001 }),
  endpoint('GET', '/recommendations', { wait: 0.22, hashes: 500, errorShare: 0.003 }),
  // A name whose characters need escaping in selectors and regular expressions.
  { name: '/a.b(c)+"d"\\e', method: 'GET', path: '/a.b(c)+"d"\\e', wait: 0.015 },
];
