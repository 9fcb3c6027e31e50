import { afterEach, expect, test, vi } from 'vitest';
import { askConfig } from './ask-config';
import { loadConfig } from './load-config';

const HTML = { headers: { 'content-type': 'text/html; charset=utf-8' } };

afterEach(() => vi.unstubAllGlobals());

/** What is made of this answer in place of config.json. */
async function loaded(answer: () => Promise<Response>) {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('configAnswer', undefined);
  const { config, problems } = await loadConfig();
  expect(asked).toHaveBeenCalledTimes(1);
  return {
    title: config.title,
    server: config.servers[0].url,
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
  };
}

const own = new URL(document.baseURI).origin;

test('what the file says holds, and what is wrong in it is told', async () => {
  expect(await loaded(async () => Response.json({ title: 'Shop', servers: [{ name: 'a', url: 'http://a' }] }))).toEqual(
    { title: 'Shop', server: 'http://a', problems: [] },
  );
  expect((await loaded(async () => Response.json({ title: 5 }))).problems).toEqual(['title: must be text']);
});

test.each([
  ['there is none', () => new Response('not found', { status: 404 })],
  ['every path is the page itself', () => new Response('<!doctype html>', HTML)],
])('nothing is wrong where %s: the Prometheus that serves the page is read', async (_, answer) => {
  expect(await loaded(async () => answer())).toEqual({ title: null, server: own, problems: [] });
});

test.each([
  ['may not be read', async () => new Response('', { status: 403 }), ': could not be read: HTTP 403'],
  ['is no JSON', async () => new Response('{"title": }'), expect.stringMatching(/^: is not JSON: /)],
  ['does not come', () => Promise.reject(new TypeError('Failed to fetch')), ': could not be read: no answer'],
])('a file that %s is told, and the page works without it', async (_, answer, problem) => {
  expect(await loaded(answer)).toEqual({ title: null, server: own, problems: [problem] });
});

test('what the script in front of the style sheet has asked for is not asked again', async () => {
  const asked = vi.fn(async () => Response.json({ title: 'Shop' }));
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('configAnswer', undefined);
  await askConfig();
  expect((await loadConfig()).config.title).toBe('Shop');
  expect(asked).toHaveBeenCalledTimes(1);
});
