import { expect, test } from 'vitest';
import { scriptsOf, shouldReload, type BuildCircumstances } from './build-watch';

const NOW = 1_000_000_000;
const circumstances = (change: Partial<BuildCircumstances> = {}): BuildCircumstances => ({
  running: 'a',
  offered: 'b',
  last: null,
  idleMs: 60_000,
  now: NOW,
  ...change,
});

test.each([
  ['a newer build, nobody there', {}, true],
  ['the same build', { offered: 'a' }, false],
  ['somebody works with it', { idleMs: 5000 }, false],
  ['it was reloaded for this very build before', { last: { build: 'b', at: 0 } }, false],
  ['it was reloaded for another build a minute ago', { last: { build: 'c', at: NOW - 60_000 } }, false],
  ['it was reloaded for another build yesterday', { last: { build: 'c', at: NOW - 86_400_000 } }, true],
])('%s', (_, change, expected) => {
  expect(shouldReload(circumstances(change))).toBe(expected);
});

test('finds the scripts that a page loads', () => {
  expect(
    scriptsOf(
      '<script async type="module" crossorigin src="./assets/index-abc.js"></script><link rel="stylesheet" href="./x.css">',
    ),
  ).toEqual(['./assets/index-abc.js']);
  expect(
    scriptsOf(
      '<meta name="script" content="./assets/page-abc.js"><link rel="preload" as="fetch" href="./config.json">',
    ),
  ).toEqual(['./assets/page-abc.js']);
  expect(scriptsOf('<html>nginx</html>')).toEqual([]);
});
