import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Maintainer scripts ask this program whether they may start their service; 101 means no. */
const POLICY = '/usr/sbin/policy-rc.d';

const MARK = '# Written by Vigie while it installs packages; safe to delete.';
const REFUSAL = `#!/bin/sh\n${MARK}\nexit 101\n`;

/**
 * Run `action` with the start of services forbidden, and leave the machine's own policy as it was: after a failure,
 * Ctrl-C or an early end as well.
 */
export async function withoutStartingServices<T>(action: () => Promise<T>, policy: string = POLICY): Promise<T> {
  // A file with our mark is the remnant of an installation that was killed: not the machine's own policy.
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
