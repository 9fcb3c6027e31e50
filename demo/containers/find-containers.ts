import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessUsage, parentOf, readUsage } from './process-usage';

/** A process of the demo, which stands for a container. */
export type Container = { name: string; usage: ProcessUsage };

/** The variable by which the launcher tells its children their names. */
export const NAME_VARIABLE = 'VIGIE_PROCESS';

/** The name of a process if `parent` started it and gave it one. */
function nameOf(pid: number, parent: number, proc: string): string | undefined {
  try {
    if (parentOf(readFileSync(join(proc, String(pid), 'stat'), 'utf8')) !== parent) return undefined;
    const variables = readFileSync(join(proc, String(pid), 'environ'), 'utf8').split('\0');
    return variables.find((one) => one.startsWith(`${NAME_VARIABLE}=`))?.slice(NAME_VARIABLE.length + 1);
  } catch {
    // It ended while we looked, or belongs to somebody else.
    return undefined;
  }
}

/**
 * The named children of `parent`, found anew at each call because they are stopped and started; `undefined` on systems
 * without `proc`.
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
