import { expect, test, vi } from 'vitest';
import { onReturn } from './coming-back';

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
