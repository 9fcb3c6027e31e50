import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { ALIASES } from './aliases.ts';

const SCRIPT = fileURLToPath(new URL('../../src/app/before-paint.ts', import.meta.url));

const CONFIGURATION = '<link rel="preload" as="fetch" href="./config.json" crossorigin />';

/**
 * Makes the first paint show what `index.html` contains, in the theme and mode of the URL: on a slow network it is
 * there long before the entry. A small script before the style sheet sets both; it is not a module, because modules run
 * too late. Entry and style sheet are preloaded before that script: a browser that finds a Content-Security-Policy in
 * the page does not look ahead beyond a script, and would request them only after it. The configuration is preloaded
 * too, because the first query waits for it and for the entry; with `crossorigin`, as the script fetches it. The chunks
 * for rendering and charts are not preloaded: without compression (Prometheus' `/user/`) they would delay entry and
 * style sheet, which are a quarter of their size. The first two are named in meta tags, because a build without them is
 * incomplete.
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
        // The development server serves the source file.
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

/** Preload tags for the style sheet and the entry that the page references below. */
function preloads(html: string): string[] {
  const [, style] = /<link rel="stylesheet" crossorigin href="([^"]+)"/.exec(html) ?? [];
  const [, entry] = /<script async type="module" crossorigin src="([^"]+)"/.exec(html) ?? [];
  return [
    ...(style === undefined ? [] : [`<link rel="preload" as="style" crossorigin href="${style}" />`]),
    ...(entry === undefined ? [] : [`<link rel="modulepreload" crossorigin href="${entry}" />`]),
  ];
}

/** Bundled as one script without imports. */
async function bundled(): Promise<string> {
  const input = { rolldownOptions: { input: SCRIPT, output: { format: 'iife' as const } }, write: false };
  const results = await build({ configFile: false, logLevel: 'error', resolve: { alias: ALIASES }, build: input });
  const [chunk] = [results].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('src/app/before-paint.ts became no script');
  return chunk.code;
}
