import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutStartingServices } from './policy-rc';

function policyFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'vigie-')), 'policy-rc.d');
}

describe('withoutStartingServices', () => {
  it('forbids service starts during the action and leaves nothing behind', async () => {
    const policy = policyFile();
    const during = await withoutStartingServices(async () => readFileSync(policy, 'utf8'), policy);
    expect(during).toContain('exit 101');
    expect(existsSync(policy)).toBe(false);
  });

  it("restores the machine's own policy, also after a failure", async () => {
    const policy = policyFile();
    writeFileSync(policy, '#!/bin/sh\nexit 104\n', { mode: 0o750 });
    await expect(withoutStartingServices(() => Promise.reject(new Error('no network')), policy)).rejects.toThrow(
      'no network',
    );
    expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 104\n');
    expect(statSync(policy).mode & 0o777).toBe(0o750);
  });

  it("does not take the remains of a killed installation for the machine's policy", async () => {
    const policy = policyFile();
    await withoutStartingServices(async () => {
      const remnant = readFileSync(policy);
      await withoutStartingServices(async () => {}, policy);
      writeFileSync(policy, remnant);
    }, policy);
    expect(existsSync(policy)).toBe(false);
  });
});
