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

const PATIENCE_MS = 2000;

/** Whether somebody listens there: one who is too busy to answer runs as well. */
async function isListening(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

/**
 * The demo that runs from this checkout. A mark whose process is gone counts for nothing, and so does one whose number another process has now: in a
 * container every start has the same numbers, and one that was killed left its mark.
 */
export async function findRunning(file: string = MARK): Promise<RunningMark | undefined> {
  try {
    const mark = v.parse(MarkSchema, JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(mark.pid) && (await isListening(mark.controlUrl)) ? mark : undefined;
  } catch {
    return undefined;
  }
}

/** Two demos of one checkout would write into one database: rejects with a `LaunchError` when one runs. */
export async function requireAlone(file: string = MARK): Promise<void> {
  const mark = await findRunning(file);
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
