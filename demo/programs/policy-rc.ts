import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Maintainer scripts call this program before they start a service; exit code 101 forbids it. */
const POLICY = '/usr/sbin/policy-rc.d';

const MARK = '# Written by Vigie while it installs packages; safe to delete.';
const REFUSAL = `#!/bin/sh\n${MARK}\nexit 101\n`;

/**
 * Runs `action` while service starts are forbidden, and restores the machine's own policy: after a failure, Ctrl-C or
 * an early exit as well.
 */
export async function withoutStartingServices<T>(action: () => Promise<T>, policy: string = POLICY): Promise<T> {
  // A file with this mark is left over from a killed installation, not the machine's own policy.
  const before =
    existsSync(policy) && !readFileSync(policy, 'utf8').includes(MARK)
      ? { text: readFileSync(policy), mode: statSync(policy).mode }
      : undefined;
  const restore = () => {
    if (before) {
      writeFileSync(policy, before.text);
      chmodSync(policy, before.mode);
    } else rmSync(policy, { force: true });
  };
  const postpone = () => {};
  process.on('SIGINT', postpone);
  process.once('exit', restore);
  try {
    writeFileSync(policy, REFUSAL);
    chmodSync(policy, 0o755);
    return await action();
  } finally {
    restore();
    process.off('exit', restore);
    process.off('SIGINT', postpone);
  }
}
