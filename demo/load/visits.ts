import { type Visit, bodyWith, someId } from './visit';

function get(weight: number, path: () => string): Visit {
  return { weight, method: 'GET', path };
}

export const SHOP_VISITS: Visit[] = [
  get(26, () => '/products'),
  get(20, () => `/products/${someId()}`),
  get(10, () => '/search?q=lamp'),
  get(8, () => '/categories'),
  get(10, () => '/cart'),
  { weight: 7, method: 'POST', path: () => '/cart', body: bodyWith('product', 0.01) },
  { weight: 2, method: 'DELETE', path: () => '/cart' },
  { weight: 4, method: 'POST', path: () => '/orders', body: bodyWith('cart', 0.02) },
  get(4, () => '/orders'),
  get(2, () => `/orders/${someId()}`),
  { weight: 3, method: 'POST', path: () => '/login', body: bodyWith('password', 0.08) },
  get(3, () => '/recommendations'),
  get(1, () => encodeURI('/a.b(c)+"d"\\e')),
];

export const BACKEND_VISITS: Visit[] = [
  get(18, () => '/api/users'),
  get(20, () => `/api/users/${someId()}`),
  { weight: 3, method: 'POST', path: () => '/api/users', body: bodyWith('name', 0.03) },
  get(14, () => '/api/stock'),
  get(14, () => `/api/stock/${someId()}`),
  { weight: 5, method: 'POST', path: () => '/api/reservations', body: bodyWith('item', 0.02) },
  { weight: 2, method: 'DELETE', path: () => `/api/reservations/${someId()}` },
  get(7, () => '/api/invoices'),
  get(5, () => `/api/invoices/${someId()}`),
  get(4, () => '/api/reports'),
  { weight: 3, method: 'POST', path: () => '/api/sessions', body: bodyWith('password', 0.05) },
  get(5, () => '/api/notifications'),
];
