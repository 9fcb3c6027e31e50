import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { isAlive } from '../processes/is-alive';
import { LaunchError } from '../processes/launch-error';
import { CACHE } from '../project';

const MARK = join(CACHE, 'running.json');

/** `controlUrl` takes incidents. */
const MarkSchema = v.object({ pid: v.number(), pageUrl: v.string(), controlUrl: v.string() });

/** The file by which other processes find a running demo. */
export type RunningMark = v.InferOutput<typeof MarkSchema>;

const PATIENCE_MS = 2000;

/** Whether something listens there; a demo that is too busy to answer counts as running. */
async function isListening(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

/**
 * The demo that runs from this checkout. A mark is ignored if its process is gone, or if another process has its id
 * now: in a container every start has the same ids, and a killed demo leaves its mark.
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
  throw new LaunchError(
    `The demo of this checkout is running already: ${mark.pageUrl}\nEnd it with Ctrl-C where it was started, or with: kill ${mark.pid}`,
  );
}

/**
 * Leaves the mark of a demo. Of several that begin at once one has it, and the others are rejected as by
 * `requireAlone`.
 */
export async function takeMark(mark: RunningMark, file: string = MARK): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  while (!place(mark, file)) {
    try {
      const found = readFileSync(file, 'utf8');
      await requireAlone(file);
      takeAway(found, file);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

/** Whether another one took it away first. */
const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Creates the mark unless there is one; returns whether it did. The file is linked into place when complete, so that
 * nobody reads half of it.
 */
function place(mark: RunningMark, file: string): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(mark));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    throw error;
  } finally {
    rmSync(own);
  }
}

/** Removes the mark of a demo that is gone, but not that of another one which starts at the same moment. */
function takeAway(found: string, file: string): void {
  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  if (readFileSync(aside, 'utf8') !== found) linkSync(aside, file);
  rmSync(aside);
}

export function removeMark(file: string = MARK): void {
  rmSync(file, { force: true });
}
