import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessUsage, parentOf, readUsage } from './process-usage';

/** A process of the demo, shown as a container. */
export type Container = { name: string; usage: ProcessUsage };

/** The environment variable in which the launcher passes a name to each child process. */
export const NAME_VARIABLE = 'VIGIE_PROCESS';

/** The name of a process if `parent` started it with a name. */
function nameOf(pid: number, parent: number, proc: string): string | undefined {
  try {
    if (parentOf(readFileSync(join(proc, String(pid), 'stat'), 'utf8')) !== parent) return undefined;
    const variables = readFileSync(join(proc, String(pid), 'environ'), 'utf8').split('\0');
    return variables.find((one) => one.startsWith(`${NAME_VARIABLE}=`))?.slice(NAME_VARIABLE.length + 1);
  } catch {
    // The process has ended or belongs to another user.
    return undefined;
  }
}

/**
 * The named children of `parent`, read anew at each call because they may be restarted; `undefined` on systems without
 * `proc`.
 */
export function findContainers(parent: number, proc: string): Container[] | undefined {
  let entries: string[];
  try {
    entries = readdirSync(proc);
  } catch {
    return undefined;
  }
  return entries
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const name = nameOf(Number(entry), parent, proc);
      const usage = name === undefined ? undefined : readUsage(Number(entry), proc);
      return name === undefined || usage === undefined ? [] : [{ name, usage }];
    });
}
