import type { Plugin } from 'vite';

/** What the overview loads in any case: the entry and the groups of chunks, by their names. */
const OF_THE_OVERVIEW: readonly string[] = ['index', 'react', 'page', 'overview', 'charts'];

const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Ask Chromium to compile these scripts whole while they are downloaded, beside the page. Without it each function is read a second time and compiled when it is first
 * called, which was an eighth of all that the main thread did until the page was drawn. Nearly all of them is called by then; of what opens on demand most would be
 * compiled for nothing. Other browsers see a comment.
 * https://github.com/WICG/explicit-javascript-compile-hints-file-based
 */
export function compiledAtOnce(): Plugin {
  return {
    name: 'compiled-at-once',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // Not as a banner: it counts in the first line only, and Vite puts one of its own in front of that.
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !OF_THE_OVERVIEW.includes(chunk.name)) continue;
          chunk.code = HINT + chunk.code;
          const map = bundle[`${chunk.fileName}.map`];
          if (map?.type === 'asset') map.source = oneLineDown(map.source);
        }
      },
    },
  };
}

/** The source map of a script that has one more line in front of all others. */
function oneLineDown(source: string | Uint8Array): string {
  const map = JSON.parse(Buffer.from(source).toString()) as { mappings: string };
  return JSON.stringify({ ...map, mappings: `;${map.mappings}` });
}
