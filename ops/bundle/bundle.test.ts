import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildId } from './build-id';
import { compressedCopies } from './compressed-copies';
import { CONTENT_SECURITY_POLICY, contentSecurityPolicy } from './content-security-policy';
import { firstPaint } from './first-paint';

const PAGE =
  '<!doctype html><html><head><meta charset="utf-8"></head><body><script type="module" async src="/entry.js"></script></body></html>';

let root: string;

async function buildPage(page: string, script: string): Promise<{ html: string; id: string }> {
  await writeFile(join(root, 'index.html'), page);
  await writeFile(join(root, 'entry.js'), script);
  const plugins = [firstPaint(), contentSecurityPolicy(), buildId(), compressedCopies()];
  await build({ root, base: './', configFile: false, logLevel: 'error', plugins });
  const { id } = JSON.parse(await readFile(join(root, 'dist/build.json'), 'utf8')) as { id: string };
  return { html: await readFile(join(root, 'dist/index.html'), 'utf8'), id };
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bundle-'));
  await mkdir(join(root, 'dist'));
});

afterEach(() => rm(root, { recursive: true }));

describe('the built page', { timeout: 30_000 }, () => {
  it('has its Content-Security-Policy before everything that it governs', async () => {
    const { html } = await buildPage(PAGE, 'document.title = "one";');
    const tags = html.slice(html.indexOf('<head>')).match(/<(meta|script|link)[^>]*>/g) ?? [];
    expect(tags[0]?.replaceAll('&#39;', "'")).toBe(
      `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`,
    );
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
  });

  it('sets theme and mode before the first paint, with a first script without imports', async () => {
    const { html } = await buildPage(PAGE, 'document.title = "one";');
    const [first, entry] = html.match(/<script[^>]*>/g) ?? [];
    expect(first).toMatch(/^<script src="\.\/assets\/before-paint-[^"]+\.js">$/);
    expect(entry).toMatch(/^<script async type="module"/);
    const name = /before-paint-[^"]+/.exec(html)?.[0] ?? '';
    expect(await readFile(join(root, 'dist/assets', name), 'utf8')).not.toMatch(/\bimport\b/);
  });

  it('preloads entry and style sheet before the first script', async () => {
    await writeFile(join(root, 'entry.css'), 'body { color: red }');
    const { html } = await buildPage(PAGE, "import './entry.css'; document.title = 'one';");
    const before = html.slice(0, html.indexOf('<script'));
    expect(before).toContain(
      `<link rel="modulepreload" crossorigin href="${/<script async type="module" crossorigin src="([^"]+)"/.exec(html)?.[1]}"`,
    );
    expect(before).toContain(
      `<link rel="preload" as="style" crossorigin href="${/<link rel="stylesheet" crossorigin href="([^"]+)"/.exec(html)?.[1]}"`,
    );
  });

  it('preloads config.json', async () => {
    const { html } = await buildPage(PAGE, 'document.title = "one";');
    expect(html).toMatch(/<link rel="preload" as="fetch" href="\.\/config\.json" crossorigin[ />]/);
  });

  it('has an id that depends on page and scripts only', async () => {
    const first = await buildPage(PAGE, 'document.title = "one";');
    expect(first.html).toContain(`<meta name="build" content="${first.id}">`);
    expect((await buildPage(PAGE, 'document.title = "one";')).id).toBe(first.id);
    expect((await buildPage(PAGE, 'document.title = "two";')).id).not.toBe(first.id);
    expect(
      (await buildPage(PAGE.replace('utf-8">', 'utf-8"><title>t</title>'), 'document.title = "one";')).id,
    ).not.toBe(first.id);
  });

  it('has compressed copies of its larger files', async () => {
    await buildPage(PAGE, `document.title = ${JSON.stringify('lookout '.repeat(400))};`);
    const assets = join(root, 'dist/assets');
    const script = (await readdir(assets)).find((name) => /^index-.*\.js$/.test(name)) ?? '';
    const original = await readFile(join(assets, script));
    expect(brotliDecompressSync(await readFile(join(assets, `${script}.br`)))).toEqual(original);
    expect(gunzipSync(await readFile(join(assets, `${script}.gz`)))).toEqual(original);
    expect(await readdir(join(root, 'dist'))).not.toContain('build.json.gz');
  });
});
