import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { ALIASES } from './ops/bundle/aliases.ts';
import { buildId } from './ops/bundle/build-id.ts';
import { compressedCopies } from './ops/bundle/compressed-copies.ts';
import { contentSecurityPolicy } from './ops/bundle/content-security-policy.ts';
import { firstPaint } from './ops/bundle/first-paint.ts';

/** The chunks that every page loads. */
const EVERY_LOAD = /[\\/](index|react|page|overview|charts)-[^\\/]+$/;

export default defineConfig({
  // Relative, because the same dist/ is served at /, at /a/b/ and at /user/ of Prometheus.
  base: './',
  plugins: [react(), tailwindcss(), firstPaint(), contentSecurityPolicy(), buildId(), compressedCopies()],
  resolve: { alias: ALIASES },
  build: {
    target: 'es2022',
    modulePreload: {
      // Browsers without modulepreload fetch a chunk when it is imported, a moment later.
      polyfill: false,
      // Preload only the dependencies that a page may not have yet; every load fetches the others.
      resolveDependencies: (part, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((path) => path !== part && !EVERY_LOAD.test(path)),
    },
    sourcemap: true,
    rolldownOptions: {
      // No library here relies on side effects of property or global reads; with these options unused parts of recharts
      // are dropped.
      treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
      output: {
        // A single character beyond Latin-1 would make the browser store the whole script with two bytes per character.
        charset: 'ascii',
        codeSplitting: {
          groups: [
            // The entry, which sends the first query, and the code that renders the first tiles with React. First,
            // because the next two groups would take most of both.
            { name: 'first', tags: ['$initial'], priority: 1 },
            // Separate from the page, because evaluating one script of 400 kB was the longest task of a load.
            { name: 'react', test: /[\\/]node_modules[\\/](react-dom|scheduler)[\\/]/, priority: 0.95 },
            { name: 'page', test: /[\\/]src[\\/]app[\\/]render-page\.tsx$/, priority: 0.9 },
            // The tables below the charts, whose rows are rendered last.
            {
              name: 'tables',
              test: /[\\/]src[\\/](app[\\/]overview[\\/](tables|endpoints-section|instances-section|use-rows-turn|cost[\\/]cost-corner)|health[\\/]system[\\/]outliers|panels[\\/](endpoint-table|fleet[\\/](fleet-table|fleet-columns|instance-rows))|ui[\\/](table|near-screen|controls[\\/]copy-button))/,
              priority: 0.6,
              includeDependenciesRecursively: false,
            },
            // The rest of the overview without charts and without parts that open on demand.
            {
              name: 'overview',
              test: /[\\/]src[\\/](app[\\/](page-head|toolbar|keys|overview)|panels|ui)(?![\\/]charts[\\/](?!lazy-))(?!.*[\\/](wall-|expla|(table-|keys-)?dialog|table-lines|chart-table|service-table|range-choices|share-choices|link-to|incident-note|menu-items|option-list|cost-table|(use-)?panel-costs|prometheus-page|system-reader|alertmanager-reader|alert-delivery|series-of-rules|usual-ranges|service-palette|palette[\\/]))/,
              priority: 0.5,
            },
            // One chunk, so that the second download is one request, whatever visualisations a page shows.
            {
              name: 'charts',
              test: /[\\/]node_modules[\\/]recharts[\\/]|[\\/]src[\\/]ui[\\/]charts[\\/](?!lazy-|chart-table|pointer[\\/](tooltip-(box|place)|use-screen-around))/,
            },
            // Queries of system metrics, which the verdict does not wait for.
            {
              name: 'resources',
              test: /[\\/](system-reader\.ts$|(dashboard|instrumentation)[\\/]system[\\/]|system-summary\.ts$)/,
            },
            // What parses the expressions of alert rules, with the parser: their limits, and series that they lack.
            { name: 'rules', test: /[\\/](rule-limits|series-of-rules)\.ts$/ },
            // Parts that open on demand, in one chunk loaded after the page is drawn: each alone is too small for a
            // request.
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
    // A busy machine is slow: the default of five seconds was not enough for a thousand rounds of arithmetic beside a
    // browser.
    testTimeout: 60_000,
    globalSetup: 'demo/testing/temporary-folder.ts',
    projects: [
      {
        extends: true,
        // Pure functions can share a process: one per file would take five times as long.
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
      // Rendering tests need a document, which their files share and find empty. Other tests are faster, and more
      // realistic, without one.
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
