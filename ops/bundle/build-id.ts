import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Gives the build an id that changes with its content: in `<meta name="build">` of the page, and in `build.json`. An
 * open page compares the two to detect a new build, which works with any static server.
 */
export function buildId(): Plugin {
  let id = '';
  return {
    name: 'build-id',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // File names contain content hashes, so names and HTML identify the build.
        const names = Object.keys(bundle ?? {}).sort();
        id = createHash('sha256')
          .update([html, ...names].join('\n'))
          .digest('hex')
          .slice(0, 16);
        return [{ tag: 'meta', attrs: { name: 'build', content: id }, injectTo: 'head' }];
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'build.json', source: `${JSON.stringify({ id })}\n` });
    },
  };
}
