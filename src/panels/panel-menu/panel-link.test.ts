import { expect, test } from 'vitest';
import { panelLink } from './panel-link';

test('the link keeps the view and names the panel', () => {
  const link = new URL(panelLink('https://vigie.example/user/?service=shop-api&endpoint=POST+%2Forders', 'latency'));
  expect(link.origin + link.pathname).toBe('https://vigie.example/user/');
  expect(Object.fromEntries(link.searchParams)).toEqual({ service: 'shop-api', endpoint: 'POST /orders', panel: 'latency' });
});

test('another panel takes the place of the one that was named', () => {
  expect(panelLink('https://vigie.example/?panel=cpu', 'memory')).toBe('https://vigie.example/?panel=memory');
});
