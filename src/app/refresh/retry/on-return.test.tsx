import { expect, test, vi } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { isWorthAsking, onReturn, RETURN_WAIT } from './on-return';

test.each([
  { target: document, name: 'visibilitychange' },
  { target: window, name: 'focus' },
  { target: window, name: 'online' },
])('$name is told until nobody wants to know: a loop that has ended must not begin anew', ({ target, name }) => {
  const listener = vi.fn<() => void>();
  const forget = onReturn(listener);
  target.dispatchEvent(new Event(name));
  expect(listener).toHaveBeenCalledOnce();
  forget();
  target.dispatchEvent(new Event(name));
  expect(listener).toHaveBeenCalledOnce();
});

test.each([
  ['unauthorized', RETURN_WAIT, true],
  ['unreachable', RETURN_WAIT, true],
  ['unauthorized', RETURN_WAIT - 1, false],
  ['overloaded', RETURN_WAIT, false],
  ['rejected', RETURN_WAIT, false],
] as const)(
  'whoever comes back to a server that is %s has it asked %d s after it was last asked: %s',
  (kind, seconds, isAsked) => {
    expect(isWorthAsking(new PrometheusError(kind, 'no'), seconds)).toBe(isAsked);
  },
);
