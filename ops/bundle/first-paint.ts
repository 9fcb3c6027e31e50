import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { ALIASES } from './aliases.ts';

const SCRIPT = fileURLToPath(new URL('../../src/app/before-paint.ts', import.meta.url));

const CONFIGURATION = '<link rel="preload" as="fetch" href="./config.json" crossorigin />';

/**
 * Let the first thing that is painted be what `index.html` says, in the theme and for the mode that the address asks
 * for: on a slow line it is there long before the entry. A small script in front of the style sheet sets both; it is no
 * module, because a module would run too late.
 *
 * Entry and style sheet are preloaded in front of that script: a browser that finds a policy in the page does not look
 * ahead beyond a script, and would ask for them only once the script is there.
 *
 * The configuration is preloaded too, because the first question waits for it and for the entry. `crossorigin`, because
 * that is how that script fetches it.
 *
 * The chunks that render and the charts are not preloaded: where nothing is compressed (Prometheus' `/user/`) they
 * would delay the entry and the style sheet, which are a quarter of their size. The first two are named in meta tags
 * all the same, because a build without them is incomplete.
 */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    async buildStart() {
      if (this.environment.mode === 'build')
        this.emitFile({ type: 'asset', name: 'before-paint.js', source: await bundled() });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const named = (name: string) =>
          Object.keys(bundle).find((path) => path.startsWith(`assets/${name}-`) && path.endsWith('.js'));
        const script = named('before-paint');
        // Vite's development server has it as it is written.
        if (script === undefined)
          return html.replace('<script', '<script type="module" src="/src/app/before-paint.ts"></script>\n    <script');
        const tags = [
          ...preloads(html),
          CONFIGURATION,
          `<script src="./${script}"></script>`,
          ...['react', 'page']
            .map(named)
            .flatMap((path) => (path === undefined ? [] : [`<meta name="script" content="./${path}">`])),
        ];
        return html.replace('<script', `${tags.join('\n    ')}\n    <script`);
      },
    },
  };
}

/** For the style sheet and the entry, as the page itself names them further down. */
function preloads(html: string): string[] {
  const [, style] = /<link rel="stylesheet" crossorigin href="([^"]+)"/.exec(html) ?? [];
  const [, entry] = /<script async type="module" crossorigin src="([^"]+)"/.exec(html) ?? [];
  return [
    ...(style === undefined ? [] : [`<link rel="preload" as="style" crossorigin href="${style}" />`]),
    ...(entry === undefined ? [] : [`<link rel="modulepreload" crossorigin href="${entry}" />`]),
  ];
}

/** All of it in one script that needs no other. */
async function bundled(): Promise<string> {
  const input = { rolldownOptions: { input: SCRIPT, output: { format: 'iife' as const } }, write: false };
  const results = await build({ configFile: false, logLevel: 'error', resolve: { alias: ALIASES }, build: input });
  const [chunk] = [results].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('src/app/before-paint.ts became no script');
  return chunk.code;
}
