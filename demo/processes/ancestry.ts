import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentOf } from '../containers/process-usage';

/** The command of a process, and its parent's id. */
export type Ancestor = { command: string; parent: number };

/** Small Linux images have no `ps`, or one without `-p`; macOS has no /proc. */
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

/** Command and parent of a process; undefined if it has ended or is hidden. */
export function ancestor(pid: number, proc = '/proc'): Ancestor | undefined {
  try {
    return read(pid, proc);
  } catch {
    return undefined;
  }
}
