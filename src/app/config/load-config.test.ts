import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { loadConfig } from './load-config';

// What checks a configuration is a chunk of its own; here it cannot be fetched, so whoever asks for it is seen.
vi.mock('./read-config', () => {
  throw new Error('not here');
});

afterEach(() => vi.unstubAllGlobals());

function serving(status: number, text: string, type = 'application/json') {
  vi.stubGlobal('document', { baseURI: 'http://prom.example/user/' });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(text, { status, headers: { 'content-type': type } })));
  return loadConfig();
}

test.each([
  ['the one of the build', () => serving(200, readFileSync('public/config.json', 'utf8'))],
  ['none', () => serving(404, 'not found', 'text/plain')],
  ['the page itself in its place', () => serving(200, '<!doctype html>', 'text/html')],
])('%s sets nothing, has nothing wrong, and nothing is fetched to check it', async (_, load) => {
  const { config, problems } = await load();
  expect(problems).toEqual([]);
  expect(config.servers).toEqual([{ name: 'prom.example', url: expect.any(String), alertmanagers: [] }]);
});

test.each([
  ['a key', '{"$schema": "./config.schema.json", "title": "shop"}', 'could not be checked'],
  ['a list', '[]', 'could not be checked'],
  ['no JSON', '{', 'is not JSON'],
])('%s is checked', async (_, text, problem) => {
  const { problems } = await serving(200, text);
  expect(problems).toMatchObject([{ message: expect.stringContaining(problem) }]);
});
