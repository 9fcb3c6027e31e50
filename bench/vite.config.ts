import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ALIASES } from '../ops/bundle/aliases.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages that are only used for measuring; the page itself is built with the configuration of the project. */
export default defineConfig({
  root: file('.'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react(), tailwindcss()],
  resolve: { alias: ALIASES },
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: ['yardstick', 'heavy/page', 'heavy/yardstick'].map((page) => file(`${page}/index.html`)),
    },
  },
});
