import { expect, test } from 'vitest';
import { panelLink } from './panel-link';

test('the link keeps the view and names the panel', () => {
  const link = new URL(
    panelLink('https://vigie.example/user/?service=shop-api&endpoint=POST+%2Forders', 'shop-api', 'latency'),
  );
  expect(link.origin + link.pathname).toBe('https://vigie.example/user/');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    service: 'shop-api',
    endpoint: 'POST /orders',
    panel: 'latency',
  });
});

test('the link names the service that is shown, also where the page has chosen it by itself', () => {
  expect(panelLink('https://vigie.example/', 'shop-api', 'memory')).toBe(
    'https://vigie.example/?service=shop-api&panel=memory',
  );
});

test('another panel takes the place of the one that was named', () => {
  expect(panelLink('https://vigie.example/?service=a&panel=cpu', 'a', 'memory')).toBe(
    'https://vigie.example/?service=a&panel=memory',
  );
});
