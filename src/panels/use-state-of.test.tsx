import { act } from 'react';
import { expect, test } from 'vitest';
import { renderHook } from './render-hook';
import { useStateOf } from './use-state-of';

const mount = () => {
  let begun = 0;
  return renderHook((subject: string) => useStateOf(subject, `${subject} ${++begun}`), 'a' as string);
};

test('a state stays from rendering to rendering, and begins again with another subject', async () => {
  const mounted = await mount();
  const [, set] = mounted.current;
  await act(async () => set('changed'));
  await mounted.rerender('a');
  expect(mounted.current[0]).toBe('changed');
  await mounted.rerender('b');
  expect(mounted.current[0]).toMatch(/^b /);
  const begun = mounted.current[0];
  await mounted.rerender('b');
  expect(mounted.current[0]).toBe(begun);
  await mounted.rerender('a');
  expect(mounted.current[0]).toMatch(/^a /);
});

test('whoever was told how to set it before the subject was another sets that of the other', async () => {
  const mounted = await mount();
  const [, set] = mounted.current;
  await mounted.rerender('b');
  await act(async () => set('changed'));
  expect(mounted.current[0]).toBe('changed');
});
