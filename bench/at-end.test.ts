import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ROOT } from '../demo/project';

/** What a script says that has two things to do at its end and is then told `signal`, or ends by itself. */
async function said(signal?: NodeJS.Signals): Promise<string> {
  const wait = signal === undefined ? '' : 'setInterval(() => {}, 1000);';
  const script = `import { atEnd } from '${join(ROOT, 'bench/at-end.ts')}'; atEnd(() => console.log('first')); atEnd(() => console.log('second')); ${wait} console.log('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (signal !== undefined) child.stdout.once('data', () => child.kill(signal));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return output.trim();
}

test.each([undefined, 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'what is to be done at the end is done, also after %s',
  async (signal) => {
    expect((await said(signal)).split('\n')).toEqual(['ready', 'first', 'second']);
  },
);
