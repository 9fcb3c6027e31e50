import { beforeEach, expect, test } from 'vitest';
import { turnCharacterKeys } from '@/app/keys/character-keys';
import type { Rotation } from '@/app/wall/turns/use-rotation';
import { renderHook } from '@/panels/render-hook';
import { useWallKeys } from './use-wall-keys';

beforeEach(() => localStorage.clear());

/** What the keys of a wall lead to, in the order in which they are pressed. */
async function pressed(...keys: readonly string[]): Promise<string[]> {
  const done: string[] = [];
  const rotation = {
    togglePause: () => done.push('pause'),
    step: (by: number) => done.push(`step ${by}`),
  } as unknown as Rotation;
  await renderHook(() => useWallKeys(rotation, () => done.push('leave')), null);
  for (const key of keys) window.dispatchEvent(new KeyboardEvent('keydown', { key }));
  return done;
}

test('Escape leaves a wall, the arrows turn it, and p pauses that', async () => {
  expect(await pressed('ArrowRight', 'ArrowLeft', 'p', 'Escape')).toEqual(['step 1', 'step -1', 'pause', 'leave']);
});

test('where keys of one character are turned off, p does nothing and the others act', async () => {
  turnCharacterKeys(false);
  expect(await pressed('p', 'ArrowRight', 'Escape')).toEqual(['step 1', 'leave']);
});
