import type { Plugin } from 'vite';

/**
 * The Content-Security-Policy of the page. A server can send the same policy as a header, with `frame-ancestors`, which
 * a meta tag does not support. `connect-src` allows any server, because the page adds a second policy from its
 * validated configuration, and a second policy can only restrict the first: without it `default-src` would forbid every
 * query.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // React and recharts set styles by script, which does not count as inline style.
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Inserts the policy at the start of `index.html`. Production builds only, because it forbids what hot reload needs.
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
