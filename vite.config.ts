import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // Relative, because the same dist/ is served at /, at /a/b/ and inside Prometheus at /user/.
  base: './',
  plugins: [react(), tailwindcss()],
  resolve: {
    alias: {
      '@': file('./src'),
      // Vite would take the package's browser field: a UMD bundle with an axios of 2025 frozen inside, out of reach of updates and tree shaking.
      'prometheus-query': file('./node_modules/prometheus-query/dist/prometheus-query.esm.js'),
      // Its axios is replaced by a transport over fetch: 23 kB gz become 3, and the abort signal reaches the request.
      axios: file('./src/prometheus/axios-over-fetch.ts'),
    },
  },
  build: { target: 'es2022', sourcemap: true },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'ops/**/*.test.ts', 'layers.test.ts'],
  },
});
