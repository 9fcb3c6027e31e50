import { expect, test } from 'vitest';
import { facts } from '@/health/example-facts';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook } from '@/panels/render-hook';
import { usePresent } from './use-present';

const YESTERDAY = 100;
const panelView = { connection: exampleConnection({}) };
const present = async (isOver: boolean, refreshInterval: number | null) =>
  (
    await renderHook(
      () => usePresent({ facts: facts({ isOver }), now: YESTERDAY, refreshInterval, panelView }),
      undefined,
    )
  ).current;

test('a verdict on now counts by the clock of the server', async () => {
  expect(await present(false, 10)).toBeCloseTo(panelView.connection.clock.now(), 0);
});

test('a verdict on a range that is over counts to its end, also where that moves on', async () => {
  expect(await present(true, 10)).toBe(YESTERDAY);
  expect(await present(true, null)).toBe(YESTERDAY);
});

test('on a page that is paused it stands still', async () => {
  expect(await present(false, null)).toBe(YESTERDAY);
});
