import { expect, onTestFinished, test, vi } from 'vitest';
import { untilWorthRendering } from './worth-rendering';

type Ask = Parameters<typeof untilWorthRendering>[0];

async function isWorthAfter(ms: number, ask: Ask): Promise<boolean> {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let isWorth = false;
  void untilWorthRendering(ask).then(() => (isWorth = true));
  await vi.advanceTimersByTimeAsync(ms);
  return isWorth;
}

const forEver = () => new Promise<void>(() => undefined);

test.each<[string, boolean, number, Ask]>([
  ['rendered as soon as all is asked', true, 0, (onAsked) => (onAsked(), forEver())],
  ['rendered where there is nothing to ask', true, 0, () => Promise.resolve()],
  ['rendered at once when it failed, to say so', true, 0, () => Promise.reject(new Error('No.'))],
  ['not rendered while there is more to ask', false, 300, forEver],
  ['rendered when that takes long', true, 500, forEver],
])('the page is %s', async (_, expected, ms, ask) => {
  expect(await isWorthAfter(ms, ask)).toBe(expected);
});
