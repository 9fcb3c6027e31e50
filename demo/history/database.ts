import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { LaunchError } from '../processes/launch-error';
import { run } from '../programs/run';

const META = 'meta.json';

const BlockMeta = v.looseObject({ maxTime: v.number(), compaction: v.looseObject({}) });

type BlockMeta = v.InferOutput<typeof BlockMeta>;

function readMeta(block: string): BlockMeta {
  return v.parse(BlockMeta, JSON.parse(readFileSync(join(block, META), 'utf8')));
}

function blocksIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, META)));
}

/**
 * Unix seconds of the newest sample; nothing where there is none. Blocks alone are what an interrupted start leaves; a
 * scrape reaches the log at once.
 */
export function lastRecorded(database: string): number | undefined {
  const log = join(database, 'wal');
  const segments = existsSync(log) ? readdirSync(log).map((name) => join(log, name)) : [];
  const times = [
    ...segments.map((segment) => statSync(segment).mtimeMs),
    ...blocksIn(database).map((block) => readMeta(block).maxTime),
  ];
  return times.length > 0 ? Math.max(...times) / 1000 : undefined;
}

/**
 * Mark a block as one that was made out of order.
 *
 * Without the mark Prometheus assumes that everything before the end of the newest block is in blocks, and drops older
 * samples from its write-ahead log: a block that fills the gap after the last stop would lose the hours before it.
 */
function markAsOutOfOrder(block: string): void {
  const meta = readMeta(block);
  writeFileSync(
    join(block, META),
    JSON.stringify({ ...meta, compaction: { ...meta.compaction, hints: ['from-out-of-order'] } }),
  );
}

/**
 * Brings samples into the database of a Prometheus that does not run.
 *
 * All blocks or none: after an interruption the next start would generate the same hours again, and one counter would
 * have two histories.
 */
export class Import {
  readonly #folder: string;

  constructor(
    private readonly database: string,
    private readonly promtool: string,
  ) {
    // Inside, because a rename is only possible within one file system; Prometheus passes over names that are not those
    // of blocks.
    this.#folder = join(database, 'import');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Make blocks of a text. Its samples must lie in one block range, or promtool reads it once per range. */
  async add(text: string): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const input = join(this.#folder, 'samples.txt');
    writeFileSync(input, text);
    await run(this.promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', input, this.#folder]).catch(
      (error: Error) => {
        throw new LaunchError(
          `The demo's history could not be written: ${error.message}\nStart without it: npm start -- --history none`,
        );
      },
    );
  }

  /** Hand what was added over to the database. */
  finish(): void {
    for (const block of blocksIn(this.#folder)) {
      markAsOutOfOrder(block);
      renameSync(block, join(this.database, basename(block)));
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
