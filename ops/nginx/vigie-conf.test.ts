import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../bundle/content-security-policy';

it('sends the policy of the page, with frame-ancestors', () => {
  const configuration = readFileSync(new URL('./vigie.conf', import.meta.url), 'utf8');
  const [, policy] = /add_header Content-Security-Policy "([^"]+)"/.exec(configuration) ?? [];
  expect(policy).toBe(`${CONTENT_SECURITY_POLICY}; frame-ancestors 'self' https://portal.example`);
});
