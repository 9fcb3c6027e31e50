import { expect, test } from 'vitest';
import { run } from './run';

const node = (script: string) => run(process.execPath, ['-e', script]);

test('what a command says is its answer', async () => {
  expect(await node('console.log("well")')).toBe('well\n');
});

test.each([
  ['its last complaint', 'console.error("first\\nlast\\n"); process.exit(2)', /failed: last$/],
  ['what it said, where it does not complain', 'console.log("error TS1"); process.exit(2)', /failed: error TS1$/],
  ['its code, where it says nothing', 'process.exit(3)', /failed: code 3$/],
  [
    'the signal that ended it, as where memory is short, and not its last words',
    'console.error("building"); process.kill(process.pid, "SIGKILL")',
    /failed: ended by SIGKILL$/,
  ],
])('why one failed is %s', async (_, script, sentence) => {
  await expect(node(script)).rejects.toThrow(sentence);
});

test('a command that this machine does not have is named', async () => {
  await expect(run('no-such-command', [])).rejects.toThrow(/^no-such-command is not installed$/);
});
