import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Chunks that are loaded after the page is drawn: the PromQL parser for rules, help for unreachable servers, and parts
 * that open on demand.
 */
const LATER = /^(rules|connection-help|opened|palette)-/;

/**
 * Kilobytes of gzip of the files in `urls`, which a load downloaded: `first` those named in the HTML, `later` those
 * loaded after drawing, `all` without `later`.
 */
export function downloadedBytes(
  assets: string,
  folder: string,
  urls: readonly string[],
): { first: number; all: number; later: number } {
  const html = readFileSync(join(assets, folder, 'index.html'), 'utf8');
  const files = urls.map((url) => ({
    path: new URL(url).pathname.replace(/^\/user\//, ''),
    isFirst: html.includes(url.split('/').at(-1) ?? url),
  }));
  const sum = (of: typeof files) =>
    of.reduce((bytes, { path }) => bytes + gzipSync(readFileSync(join(assets, path)), { level: 9 }).length, 0) / 1000;
  const isLater = ({ path }: { path: string }) => LATER.test(path.split('/').at(-1) ?? '');
  const later = sum(files.filter(isLater));
  return { first: sum(files.filter(({ isFirst }) => isFirst)), all: sum(files) - later, later };
}
