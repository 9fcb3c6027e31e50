import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../bundle/content-security-policy';

it('sends the policy that the page carries, and who may hold it in a frame', () => {
  const configuration = readFileSync(new URL('./vigie.conf', import.meta.url), 'utf8');
  const [, policy] = /add_header Content-Security-Policy "([^"]+)"/.exec(configuration) ?? [];
  expect(policy).toBe(`${CONTENT_SECURITY_POLICY}; frame-ancestors 'self' https://portal.example`);
});
