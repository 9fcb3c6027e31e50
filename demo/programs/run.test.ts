import { expect, test } from 'vitest';
import { run } from './run';

const node = (script: string) => run(process.execPath, ['-e', script]);

test('run resolves with the output of a command', async () => {
  expect(await node('console.log("well")')).toBe('well\n');
});

test.each([
  ['the last line of stderr', 'console.error("first\\nlast\\n"); process.exit(2)', /failed: last$/],
  ['the last line of stdout without stderr', 'console.log("error TS1"); process.exit(2)', /failed: error TS1$/],
  ['the exit code without output', 'process.exit(3)', /failed: code 3$/],
  [
    'the signal that killed it, not its last line',
    'console.error("building"); process.kill(process.pid, "SIGKILL")',
    /failed: ended by SIGKILL$/,
  ],
])('the reason of a failure is %s', async (_, script, sentence) => {
  await expect(node(script)).rejects.toThrow(sentence);
});

test('a missing command is named', async () => {
  await expect(run('no-such-command', [])).rejects.toThrow(/^no-such-command is not installed$/);
});
