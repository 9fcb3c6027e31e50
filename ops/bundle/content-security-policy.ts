import type { Plugin } from 'vite';

/**
 * What the page may do, whatever is in its data. A server that adds headers can send the same text, with
 * `frame-ancestors`, which a meta tag cannot say.
 *
 * `connect-src` allows any web server here, because the page adds a second policy from its validated configuration, and
 * a second policy can only restrict the first: without it `default-src` would forbid every query.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // React and recharts set styles on elements by script, which is not inline style to the browser.
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Put the policy into `index.html`, before anything it governs. Production builds only: hot reload works by what it
 * forbids.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
