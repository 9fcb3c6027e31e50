import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Give the build a name that changes whenever anything in it does: in `<meta name="build">` of the page, and in
 * `build.json` beside it. An open page compares the two to learn that it was replaced; a static server is asked nothing
 * else.
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
        // File names carry the hash of their content, so names and the page itself are the whole build.
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
