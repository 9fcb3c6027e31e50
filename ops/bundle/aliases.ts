import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What imports mean other than what their packages say, in the build, in the tests and in the pages that are measured. */
export const ALIASES: Readonly<Record<string, string>> = {
  '@': file('src'),
  // Vite would take the package's browser field: a UMD bundle with an axios of 2025 frozen inside, out of reach of updates and tree shaking.
  'prometheus-query': file('node_modules/prometheus-query/dist/prometheus-query.esm.js'),
  // Its axios is replaced by a transport over fetch: 23 kB gz become 3, and the abort signal reaches the request.
  axios: file('src/prometheus/axios-over-fetch.ts'),
  // Of what recharts brings, its axes and grid use a linear scale only: 24 of the 107 kB gz of the charts chunk were the rest of these.
  'victory-vendor/d3-scale': file('src/ui/charts/for-recharts/linear-scale.ts'),
  'victory-vendor/d3-shape': file('src/ui/charts/for-recharts/no-shapes.ts'),
  'decimal.js-light': file('src/ui/charts/for-recharts/plain-decimal.ts'),
};
