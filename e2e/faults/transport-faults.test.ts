import { ServerResponse, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { faultNamed } from './all-faults';

afterEach(() => void vi.useRealTimers());

const newResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

test('a trickling response stops when its connection closes', async () => {
  vi.useFakeTimers();
  const response = newResponse();
  await faultNamed('trickling').answer(response, () => Promise.resolve('{}'));
  expect(vi.getTimerCount()).toBe(1);
  response.emit('close');
  expect(vi.getTimerCount()).toBe(0);
});

test('a response aborted before its first byte leaves no timer behind', async () => {
  vi.useFakeTimers();
  const response = newResponse();
  await faultNamed('trickling').answer(response, () => {
    response.destroy();
    response.emit('close');
    return Promise.resolve('{}');
  });
  expect(vi.getTimerCount()).toBe(0);
});
