import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { isAlive } from '../processes/is-alive';
import { LaunchError } from '../processes/launch-error';
import { CACHE } from '../project';

const MARK = join(CACHE, 'running.json');

/** `controlUrl` takes incidents. */
const MarkSchema = v.object({ pid: v.number(), pageUrl: v.string(), controlUrl: v.string() });

/** What a running demo leaves for those who want to find it. */
export type RunningMark = v.InferOutput<typeof MarkSchema>;

/** The demo that runs from this checkout. A mark whose process is gone counts for nothing. */
export function readMark(file: string = MARK): RunningMark | undefined {
  try {
    const mark = v.parse(MarkSchema, JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(mark.pid) ? mark : undefined;
  } catch {
    return undefined;
  }
}

/** Two demos of one checkout would write into one database: throws a `LaunchError` when one runs. */
export function requireAlone(file: string = MARK): void {
  const mark = readMark(file);
  if (!mark) return;
  throw new LaunchError(`The demo of this checkout is running already: ${mark.pageUrl}\nEnd it with Ctrl-C where it was started, or with: kill ${mark.pid}`);
}

export function writeMark(mark: RunningMark, file: string = MARK): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(mark));
}

export function removeMark(file: string = MARK): void {
  rmSync(file, { force: true });
}
