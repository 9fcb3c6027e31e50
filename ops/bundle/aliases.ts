import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Imports that resolve to other files than their packages say, in the build, the tests and the benchmark. */
export const ALIASES: Readonly<Record<string, string>> = {
  '@': file('src'),
  // Vite would take the package's browser field: a UMD bundle with an axios of 2025 frozen inside, out of reach of
  // updates and tree shaking.
  'prometheus-query': file('node_modules/prometheus-query/dist/prometheus-query.esm.js'),
  // Its axios is replaced by a transport over fetch: 23 kB gz become 3, and the abort signal reaches the request.
  axios: file('src/prometheus/transport/axios-over-fetch.ts'),
  // The axes of recharts are drawn without its charts, so without their store: 8 of the 35 kB gz of the charts chunk
  // were these.
  '@reduxjs/toolkit': file('src/ui/charts/for-recharts/no-store.ts'),
  immer: file('src/ui/charts/for-recharts/no-store.ts'),
  reselect: file('src/ui/charts/for-recharts/no-store.ts'),
  // By the paths of its own modules: titles, layers, text wrapping, and the link from axis to chart were another 8 kB.
  '../component/Label': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../component/Text': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../util/DOMUtils': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../zIndex/ZIndexLayer': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../state/hooks': file('src/ui/charts/for-recharts/no-chart.ts'),
  './getTicks': file('src/ui/charts/for-recharts/no-chart.ts'),
  '../state/renderedTicksSlice': file('src/ui/charts/for-recharts/no-chart.ts'),
  'es-toolkit/compat/isEqual': file('src/ui/charts/for-recharts/no-chart.ts'),
  'es-toolkit/compat/get': file('src/ui/charts/for-recharts/no-chart.ts'),
  // The names of all attributes and events of SVG, of which this page gives one to an axis.
  '../util/svgPropertiesNoEvents': file('src/ui/charts/for-recharts/no-names.ts'),
  './svgPropertiesNoEvents': file('src/ui/charts/for-recharts/no-names.ts'),
  './excludeEventProps': file('src/ui/charts/for-recharts/no-names.ts'),
  // No mutations and no infinite queries.
  './mutationCache.js': file('src/app/refresh/query-cache/for-query/no-changes.ts'),
  './mutation.js': file('src/app/refresh/query-cache/for-query/no-changes.ts'),
  './infiniteQueryBehavior.js': file('src/app/refresh/query-cache/for-query/no-changes.ts'),
  // No refetching by the library when a window gets the focus.
  './focusManager.js': file('src/app/refresh/query-cache/for-query/no-window.ts'),
  './onlineManager.js': file('src/app/refresh/query-cache/for-query/no-window.ts'),
  // Its debug log, by the paths of its own modules.
  './debug-CH5E3t0A.js': file('src/app/view/for-nuqs/no-log.ts'),
  '../debug-CH5E3t0A.js': file('src/app/view/for-nuqs/no-log.ts'),
  // Syntax highlighting for an editor, which this page does not have.
  '@lezer/highlight': file('src/promql/for-lezer/no-highlight.ts'),
};
