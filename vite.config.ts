import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { ALIASES } from './ops/bundle/aliases.ts';
import { buildId } from './ops/bundle/build-id.ts';
import { compressedCopies } from './ops/bundle/compressed-copies.ts';
import { contentSecurityPolicy } from './ops/bundle/content-security-policy.ts';
import { firstPaint } from './ops/bundle/first-paint.ts';

/** The chunks that a page loads whatever it shows. */
const EVERY_LOAD = /[\\/](index|react|page|overview|charts)-[^\\/]+$/;

export default defineConfig({
  // Relative, because the same dist/ is served at /, at /a/b/ and inside Prometheus at /user/.
  base: './',
  plugins: [react(), tailwindcss(), firstPaint(), contentSecurityPolicy(), buildId(), compressedCopies()],
  resolve: { alias: ALIASES },
  build: {
    target: 'es2022',
    modulePreload: {
      // A browser that does not know it fetches a chunk when it is imported, a moment later.
      polyfill: false,
      // Of what a part needs only that is named beside it which a page may not have yet: the others are on their way
      // with every load.
      resolveDependencies: (part, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((path) => path !== part && !EVERY_LOAD.test(path)),
    },
    sourcemap: true,
    rolldownOptions: {
      // No library here needs a property or a global to be read for a side effect; to say so drops what nobody uses of
      // recharts.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      output: {
        // One character beyond Latin-1 would make the browser keep the whole script with two bytes a character.
        charset: 'ascii',
        codeSplitting: {
          groups: [
            // The entry, which asks the first question, and what renders the first tiles with React. First, because the
            // next two would take most of both.
            { name: 'first', tags: ['$initial'], priority: 1 },
            // Apart from the page, because to take over one script of 400 kB was the longest task of a load.
            { name: 'react', test: /[\\/]node_modules[\\/](react-dom|scheduler)[\\/]/, priority: 0.95 },
            { name: 'page', test: /[\\/]src[\\/]app[\\/]render-page\.tsx$/, priority: 0.9 },
            // The tables below the charts, whose rows are the last to be rendered.
            {
              name: 'tables',
              test: /[\\/]src[\\/](app[\\/]overview[\\/](tables|endpoints-section|instances-section|use-rows-turn|cost[\\/]cost-corner)|health[\\/]system[\\/]outliers|panels[\\/](endpoint-table|fleet[\\/](fleet-table|fleet-columns|instance-rows))|ui[\\/](table|near-screen|controls[\\/]copy-button))/,
              priority: 0.6,
              includeDependenciesRecursively: false,
            },
            // What the overview loads beside its charts, and nothing that only opens on demand.
            {
              name: 'overview',
              test: /[\\/]src[\\/](app[\\/](page-head|toolbar|keys|overview)|panels|ui)(?![\\/]charts[\\/](?!lazy-))(?!.*[\\/](wall-|expla|(table-|keys-)?dialog|table-lines|chart-table|service-table|range-choices|share-choices|link-to|incident-note|menu-items|option-list|cost-table|(use-)?panel-costs|prometheus-page|system-reader|alertmanager-reader|alert-delivery|usual-ranges|service-palette|palette[\\/]))/,
              priority: 0.5,
            },
            // One chunk, so that the second download is one request whatever visualisations a page shows.
            {
              name: 'charts',
              test: /[\\/]node_modules[\\/]recharts[\\/]|[\\/]src[\\/]ui[\\/]charts[\\/](?!lazy-|chart-table|pointer[\\/](tooltip-(box|place)|use-screen-around))/,
            },
            // What asks for resources beside the process, which the verdict does not wait for either.
            {
              name: 'resources',
              test: /[\\/](system-reader\.ts$|(dashboard|instrumentation)[\\/]system[\\/]|system-summary\.ts$)/,
            },
            // What opens, all of it together once the page is drawn: each is less than a request is worth.
            {
              name: 'opened',
              test: /[\\/](range-choices|usual-ranges|share-choices|link-to|incident-note|menu-items|option-list|cost-table|(use-)?panel-costs|tooltip-box|(keys-)?dialog)\.tsx?$/,
            },
            {
              name: 'palette',
              test: /[\\/](service-palette\.tsx$|palette[\\/])|[\\/]typed-range\.ts$/,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  test: {
    // What a busy machine stretches is no failure: five seconds, the default, were not enough for a thousand rounds of
    // arithmetic beside a browser.
    testTimeout: 60_000,
    globalSetup: 'demo/testing/temporary-folder.ts',
    projects: [
      {
        extends: true,
        // Functions of their arguments share a process: one for each of two hundred files takes five times as long.
        test: {
          name: 'node',
          environment: 'node',
          isolate: false,
          include: [
            'src/**/*.test.ts',
            'demo/**/*.test.ts',
            'bench/**/*.test.ts',
            'ops/**/*.test.ts',
            'e2e/{faults,replay,soak}/**/*.test.ts',
            'layers.test.ts',
          ],
        },
      },
      // What renders needs a document, which its files share: each of them finds it empty. Everything else is faster
      // and more honest without one.
      {
        extends: true,
        test: {
          name: 'document',
          environment: 'happy-dom',
          isolate: false,
          setupFiles: 'src/ui/fresh-document.ts',
          include: ['src/**/*.test.tsx'],
        },
      },
    ],
  },
});
