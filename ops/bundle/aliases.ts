import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Replaced modules, in the build, the tests and the benchmark. */
export const ALIASES: Readonly<Record<string, string>> = {
  '@': file('src'),
  // Vite would use the package's browser field: a UMD bundle that contains an outdated axios and cannot be tree-shaken.
  'prometheus-query': file('node_modules/prometheus-query/dist/prometheus-query.esm.js'),
  // Replaces axios by a transport over fetch: 3 instead of 23 kB gz, and the abort signal reaches the request.
  axios: file('src/prometheus/transport/axios-over-fetch.ts'),
  // The axes of recharts are drawn without its charts and their store, which saves 8 of the 35 kB gz of the charts
  // chunk.
  '@reduxjs/toolkit': file('src/ui/charts/for-recharts/no-store.ts'),
  immer: file('src/ui/charts/for-recharts/no-store.ts'),
  reselect: file('src/ui/charts/for-recharts/no-store.ts'),
  // Internal modules of recharts for titles, layers, text wrapping and the link from axis to chart: another 8 kB.
  '../component/Label': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../component/Text': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../util/DOMUtils': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../zIndex/ZIndexLayer': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../state/hooks': file('src/ui/charts/for-recharts/no-chart.ts'),
  './getTicks': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../state/renderedTicksSlice': file('src/ui/charts/for-recharts/no-chart.ts'),
  'es-toolkit/compat/isEqual': file('src/ui/charts/for-recharts/no-chart.ts'),
  'es-toolkit/compat/get': file('src/ui/charts/for-recharts/no-chart.ts'),
  // Lists of all SVG attributes and events, of which the page uses one for an axis.
  '../util/svgPropertiesNoEvents': file('src/ui/charts/for-recharts/no-names.ts'),
  './svgPropertiesNoEvents': file('src/ui/charts/for-recharts/no-names.ts'),
  './excludeEventProps': file('src/ui/charts/for-recharts/no-names.ts'),
  // Mutations and infinite queries are not used.
  './mutationCache.js': file('src/app/refresh/query-cache/for-query/no-changes.ts'),
  './mutation.js': file('src/app/refresh/query-cache/for-query/no-changes.ts'),
  './infiniteQueryBehavior.js': file('src/app/refresh/query-cache/for-query/no-changes.ts'),
  // Refetching on focus by the library is not used.
  './focusManager.js': file('src/app/refresh/query-cache/for-query/no-window.ts'),
  './onlineManager.js': file('src/app/refresh/query-cache/for-query/no-window.ts'),
  // The debug log of nuqs.
  './debug-CH5E3t0A.js': file('src/app/view/for-nuqs/no-log.ts'),
  '../debug-CH5E3t0A.js': file('src/app/view/for-nuqs/no-log.ts'),
  // Syntax highlighting for an editor, which the page does not have.
  '@lezer/highlight': file('src/promql/for-lezer/no-highlight.ts'),
};
