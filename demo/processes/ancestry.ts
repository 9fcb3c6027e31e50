import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentOf } from '../containers/process-usage';

/** What a process is called, and the number of the one that started it. */
export type Ancestor = { command: string; parent: number };

/** Small images of Linux have no `ps`, or one that knows no `-p`; macOS has no /proc. */
function read(pid: number, proc: string): Ancestor {
  try {
    const stat = readFileSync(join(proc, String(pid), 'stat'), 'utf8');
    return { command: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), parent: parentOf(stat) };
  } catch {
    const [parent, command = ''] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return { command, parent: Number(parent) };
  }
}

/** What is known of a process; nothing where it is gone or hidden. */
export function ancestor(pid: number, proc = '/proc'): Ancestor | undefined {
  try {
    return read(pid, proc);
  } catch {
    return undefined;
  }
}
