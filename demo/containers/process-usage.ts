import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Resource usage of a process since its start; bytes and seconds. */
export type ProcessUsage = {
  cpuUserSeconds: number;
  cpuSystemSeconds: number;
  residentBytes: number;
  /** Private memory that cannot be dropped. */
  anonymousBytes: number;
  /** All `read` and `write` calls, including sockets. */
  callsReadBytes: number;
  callsWrittenBytes: number;
  storageReadBytes: number;
  storageWrittenBytes: number;
};

/** Linux exposes CPU times in hundredths of a second, whatever the kernel tick is (`USER_HZ`). */
const TICKS_PER_SECOND = 100;

/** The fields of /proc/PID/stat from the third on; the second is a name that may hold spaces and parentheses. */
function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** The parent process id, from /proc/PID/stat. */
export function parentOf(stat: string): number {
  return Number(statFields(stat)[1]);
}

/** The number after `name:` in one of the files of /proc that have one name per line; 0 where it is missing. */
function numberIn(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

/** Reads stat, status and io of proc(5). */
export function processUsage(stat: string, status: string, io: string): ProcessUsage {
  const [userTicks, systemTicks] = statFields(stat).slice(11, 13);
  return {
    cpuUserSeconds: Number(userTicks) / TICKS_PER_SECOND,
    cpuSystemSeconds: Number(systemTicks) / TICKS_PER_SECOND,
    residentBytes: 1024 * numberIn(status, 'VmRSS'),
    anonymousBytes: 1024 * numberIn(status, 'RssAnon'),
    callsReadBytes: numberIn(io, 'rchar'),
    callsWrittenBytes: numberIn(io, 'wchar'),
    storageReadBytes: numberIn(io, 'read_bytes'),
    storageWrittenBytes: numberIn(io, 'write_bytes'),
  };
}

/** The usage of a running process; undefined if it has ended or belongs to another user. */
export function readUsage(pid: number, proc: string): ProcessUsage | undefined {
  const read = (file: string) => readFileSync(join(proc, String(pid), file), 'utf8');
  try {
    return processUsage(read('stat'), read('status'), read('io'));
  } catch {
    return undefined;
  }
}
