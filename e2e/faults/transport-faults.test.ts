import { ServerResponse, IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { faultNamed } from './all-faults';

afterEach(() => void vi.useRealTimers());

const newResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

test('an answer that trickles ends with its connection', async () => {
  vi.useFakeTimers();
  const response = newResponse();
  await faultNamed('trickling').answer(response, () => Promise.resolve('{}'));
  expect(vi.getTimerCount()).toBe(1);
  response.emit('close');
  expect(vi.getTimerCount()).toBe(0);
});

test('an answer that was given up before it began does not trickle: its timer would keep the whole run from ending', async () => {
  vi.useFakeTimers();
  const response = newResponse();
  await faultNamed('trickling').answer(response, () => {
    response.destroy();
    response.emit('close');
    return Promise.resolve('{}');
  });
  expect(vi.getTimerCount()).toBe(0);
});
