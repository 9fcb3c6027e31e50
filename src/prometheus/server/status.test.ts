import { expect, test, vi } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { createServerStatus } from './status';

const refused = () => new PrometheusError('unreachable', 'refused');

test('one failure between answers is a panel’s trouble, not the server’s', () => {
  const status = createServerStatus();
  status.failed('query', refused(), 10);
  status.succeeded('query', 15);
  status.failed('query', refused(), 20);
  expect(status.get()).toEqual({ failure: null, since: null });
});

test('two failures in a row are the server’s, since the first of them', () => {
  const status = createServerStatus();
  const error = refused();
  status.failed('query', refused(), 10);
  status.failed('query', error, 12);
  status.failed('query', refused(), 30);
  expect(status.get()).toMatchObject({ since: 10, latest: 30 });
});

test('one part of the API that fails while another answers is not the whole server, however often it is asked', () => {
  const status = createServerStatus();
  status.succeeded('rules', 1);
  for (let at = 2; at < 20; at++) status.failed('query_range', refused(), at);
  expect(status.get().failure).toBeNull();
  status.failed('rules', refused(), 20);
  expect(status.get()).toMatchObject({ since: 2 });
});

test('who is turned away at the first question is turned away by the server, and later by one part of it', () => {
  const signedOut = new PrometheusError('unauthorized', 'Access refused.');
  const status = createServerStatus();
  status.failed('query', signedOut, 10);
  expect(status.get()).toEqual({ failure: signedOut, since: 10, latest: 10 });
  status.succeeded('query', 40);
  status.failed('rules', signedOut, 41);
  expect(status.get().failure).toBeNull();
});

test('an answer of two minutes ago no longer speaks for the server', () => {
  const status = createServerStatus();
  status.succeeded('rules', 1);
  status.failed('query', refused(), 2);
  status.failed('query', refused(), 119);
  expect(status.get().failure).toBeNull();
  status.failed('query', refused(), 121);
  expect(status.get()).toMatchObject({ since: 2 });
});

test('knows when a silent server was last asked whether it is back, until it is', () => {
  const status = createServerStatus();
  for (const at of [10, 11]) status.failed('query', refused(), at);
  expect(status.probedAt()).toBeNull();
  status.probed(40);
  expect(status.probedAt()).toBe(40);
  status.succeeded('query', 70);
  expect(status.probedAt()).toBeNull();
});

test('whoever hears that a server is back can tell that it was waited for', () => {
  const status = createServerStatus();
  for (const at of [10, 11]) status.failed('query', refused(), at);
  status.probed(40);
  const heard: (number | null)[] = [];
  status.subscribe(() => heard.push(status.probedAt()));
  status.succeeded('query', 70);
  expect(heard).toEqual([40]);
});

test('a refusal proves that the server is well', () => {
  const status = createServerStatus();
  status.failed('query', refused(), 10);
  status.failed('query', refused(), 11);
  status.failed('query', new PrometheusError('rejected', 'parse error'), 12);
  expect(status.get().failure).toBeNull();
});

test('an answer to what was sent before all that failed does not bring a silent server back, and one to what was sent since does', () => {
  const status = createServerStatus();
  status.failed('query', refused(), 10, 0.2);
  status.failed('query_range', refused(), 10, 0.3);
  status.succeeded('query', 11, 0.1);
  status.failed('rules', new PrometheusError('rejected', 'parse error'), 12, 0.1);
  expect(status.get()).toMatchObject({ since: 10 });
  status.succeeded('query', 14);
  expect(status.get().failure).toBeNull();
});

test('questions that hang until their deadline are not the server’s while what was sent to the same parts later is answered', () => {
  const status = createServerStatus();
  const answers = (sentMs: number) => ['query', 'query_range'].forEach((api) => status.succeeded(api, 12, sentMs));
  const hang = (sentMs: number) => ['query', 'query_range'].forEach((api) => status.failed(api, refused(), 20, sentMs));
  answers(3000);
  // Sent earlier and answered later: it takes nothing back.
  answers(1000);
  hang(2000);
  expect(status.get().failure).toBeNull();
  status.succeeded('rules', 20, 9000);
  hang(4000);
  expect(status.get()).toMatchObject({ since: 20 });
});

test('what was sent after the first that failed, and is answered, tells that not all fails', () => {
  const status = createServerStatus();
  status.failed('targets', refused(), 10, 2000);
  status.failed('rules', refused(), 10, 2002);
  expect(status.get()).toMatchObject({ since: 10 });
  status.succeeded('query', 11, 2001);
  expect(status.get().failure).toBeNull();
});

test('an answer that was on its way tells that it is only a part of the API, or only one question, that is not answered', () => {
  const part = createServerStatus();
  for (const at of [10, 11]) part.failed('query', refused(), at, 2000);
  part.succeeded('rules', 12, 1999);
  expect(part.get().failure).toBeNull();
  const one = createServerStatus();
  one.failed('query', new PrometheusError('unauthorized', 'Access refused.'), 10, 2000);
  one.succeeded('query', 11, 1999);
  expect(one.get().failure).toBeNull();
});

test('tells its listeners when it changes and not at every answer', () => {
  const status = createServerStatus();
  const listener = vi.fn();
  const unsubscribe = status.subscribe(listener);
  status.succeeded('query', 15);
  status.failed('query', refused(), 1);
  status.failed('query', refused(), 2);
  status.succeeded('query', 15);
  status.succeeded('query', 15);
  expect(listener).toHaveBeenCalledTimes(2);
  unsubscribe();
  status.failed('query', refused(), 3);
  status.failed('query', refused(), 4);
  expect(listener).toHaveBeenCalledTimes(2);
});

test('what failed before the latest answer is not held against the server with what fails after it', () => {
  const status = createServerStatus();
  status.failed('query', refused(), 10);
  status.succeeded('rules', 11);
  for (const at of [12, 13, 14]) status.failed('query_range', refused(), at);
  expect(status.get().failure).toBeNull();
});
