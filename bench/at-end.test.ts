import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ROOT } from '../demo/project';

/** Output of a script with two cleanups that receives `signal`, or ends by itself. */
async function outputOf(signal?: NodeJS.Signals): Promise<string> {
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
  'cleanups run when the process ends, also after %s',
  async (signal) => {
    expect((await outputOf(signal)).split('\n')).toEqual(['ready', 'first', 'second']);
  },
);
