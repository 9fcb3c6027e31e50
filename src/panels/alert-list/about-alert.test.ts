import { expect, test } from 'vitest';
import { aboutAlert } from './about-alert';

const NAMES = { endpoint: 'route', instance: 'instance' };

test('a link beside an alert covers it and what led to it', () => {
  expect(aboutAlert({ labels: {}, activeAt: 1000 }, NAMES, 1060)).toEqual({ start: 700, end: 1060 });
});

test('the endpoint and the instance are those that the alert carries', () => {
  const labels = { route: '/orders', instance: '10.0.0.1', endpoint: 'not this one' };
  expect(aboutAlert({ labels, activeAt: 1000 }, NAMES, 1060)).toMatchObject({ endpoint: '/orders', instance: '10.0.0.1' });
  expect(aboutAlert({ labels, activeAt: 1000 }, { ...NAMES, endpoint: null }, 1060)).toEqual({ instance: '10.0.0.1', start: 700, end: 1060 });
});
