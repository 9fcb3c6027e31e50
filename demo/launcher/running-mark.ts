import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { isAlive } from '../processes/is-alive';
import { LaunchError } from '../processes/launch-error';
import { CACHE } from '../project';

const MARK = join(CACHE, 'running.json');

/** `controlUrl` is the URL of the incident server. */
const MarkSchema = v.object({ pid: v.number(), pageUrl: v.string(), controlUrl: v.string() });

/** A file by which other processes find a running demo. */
export type RunningMark = v.InferOutput<typeof MarkSchema>;

const TIMEOUT_MS = 2000;

/** Whether something listens there; a timeout counts as running, because the demo may be busy. */
async function isListening(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return true;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

/**
 * The running demo of this checkout. A mark is ignored if its process is gone or its id belongs to another process: in
 * a container every start has the same ids, and a killed demo leaves its mark.
 */
export async function findRunning(file: string = MARK): Promise<RunningMark | undefined> {
  try {
    const mark = v.parse(MarkSchema, JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(mark.pid) && (await isListening(mark.controlUrl)) ? mark : undefined;
  } catch {
    return undefined;
  }
}

/** Rejects with a `LaunchError` if a demo of this checkout is running: two would write to the same database. */
export async function requireAlone(file: string = MARK): Promise<void> {
  const mark = await findRunning(file);
  if (!mark) return;
  throw new LaunchError(
    `The demo of this checkout is running already: ${mark.pageUrl}\nEnd it with Ctrl-C where it was started, or with: kill ${mark.pid}`,
  );
}

/**
 * Creates the mark of a demo. Of several that start at once one succeeds, and the others are rejected as by
 * `requireAlone`.
 */
export async function takeMark(mark: RunningMark, file: string = MARK): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  while (!create(mark, file)) {
    try {
      const found = readFileSync(file, 'utf8');
      await requireAlone(file);
      removeStale(found, file);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

/** Whether another process removed it first. */
const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Creates the mark unless there is one; returns whether it did. The file is linked into create when complete, so that it
 * is never read half written.
 */
function create(mark: RunningMark, file: string): boolean {
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

/** Removes the mark of a demo that has ended, but not that of another one which starts at the same moment. */
function removeStale(found: string, file: string): void {
  const aside = `${file}.${process.pid}`;
  renameSync(file, aside);
  if (readFileSync(aside, 'utf8') !== found) linkSync(aside, file);
  rmSync(aside);
}

export function removeMark(file: string = MARK): void {
  rmSync(file, { force: true });
}
