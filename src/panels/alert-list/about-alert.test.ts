import { expect, test } from 'vitest';
import { aboutAlert } from './about-alert';

test('a link beside an alert covers it and what led to it', () => {
  expect(aboutAlert({ picks: [], since: 1000 }, 1060)).toEqual({ start: 700, end: 1060 });
});

test('the endpoint and the instance are those that the alert carries', () => {
  const picks = [
    { filter: 'endpoint', value: '/orders' },
    { filter: 'instance', value: '10.0.0.1' },
  ] as const;
  expect(aboutAlert({ picks, since: 1000 }, 1060)).toMatchObject({ endpoint: '/orders', instance: '10.0.0.1' });
});
