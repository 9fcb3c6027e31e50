import { expect, test, vi } from 'vitest';
import { PrometheusError } from './prometheus-error';
import { createServerStatus } from './server-status';

const refused = () => new PrometheusError('unreachable', 'refused');

test('one failure between answers is a panel’s trouble, not the server’s', () => {
  const status = createServerStatus();
  status.failed(refused(), 10);
  status.succeeded();
  status.failed(refused(), 20);
  expect(status.get()).toEqual({ failure: null, since: null });
});

test('two failures in a row are the server’s, since the first of them', () => {
  const status = createServerStatus();
  const error = refused();
  status.failed(refused(), 10);
  status.failed(error, 12);
  status.failed(refused(), 30);
  expect(status.get()).toMatchObject({ since: 10 });
});

test('a refusal proves that the server is well', () => {
  const status = createServerStatus();
  status.failed(refused(), 10);
  status.failed(refused(), 11);
  status.failed(new PrometheusError('rejected', 'parse error'), 12);
  expect(status.get().failure).toBeNull();
});

test('tells its listeners when it changes and not at every answer', () => {
  const status = createServerStatus();
  const listener = vi.fn();
  const unsubscribe = status.subscribe(listener);
  status.succeeded();
  status.failed(refused(), 1);
  status.failed(refused(), 2);
  status.succeeded();
  status.succeeded();
  expect(listener).toHaveBeenCalledTimes(2);
  unsubscribe();
  status.failed(refused(), 3);
  status.failed(refused(), 4);
  expect(listener).toHaveBeenCalledTimes(2);
});
