import { spawn } from 'node:child_process';

export type RunOptions = { env?: Record<string, string>; cwd?: string };

/** Runs a command without input; resolves with its stdout, rejects with the last line of its stderr. */
export function run(command: string, args: string[], { env, cwd }: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    const end = () => void child.kill();
    process.once('exit', end);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new Error(`${command} is not installed`) : error),
    );
    child.once('close', (code, signal) => {
      process.off('exit', end);
      if (code === 0) resolve(output);
      else {
        // Compilers write errors to stdout.
        const reason = (errors.trim() || output.trim()).split('\n').at(-1);
        reject(
          new Error(
            `${command} ${args[0] ?? ''} failed: ${signal === null ? reason || `code ${code}` : `ended by ${signal}`}`,
          ),
        );
      }
    });
  });
}
