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
 * Time of the newest sample, Unix seconds; undefined without samples. Reads blocks as well, because an interrupted
 * start leaves only blocks; scrapes are in the write-ahead log.
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
 * Marks a block as created out of order. Without this, Prometheus assumes that everything before the end of the newest
 * block is in blocks, and drops older samples from its write-ahead log: a block that fills the gap after the last stop
 * would lose the hours before it.
 */
function markAsOutOfOrder(block: string): void {
  const meta = readMeta(block);
  writeFileSync(
    join(block, META),
    JSON.stringify({ ...meta, compaction: { ...meta.compaction, hints: ['from-out-of-order'] } }),
  );
}

/**
 * Imports samples into the database of a stopped Prometheus: all blocks or none, because after an interruption the next
 * start generates the same hours again, which would give counters two histories.
 */
export class Import {
  readonly #folder: string;

  constructor(
    private readonly database: string,
    private readonly promtool: string,
  ) {
    // Within the database folder, because a rename needs the same file system; Prometheus ignores folders whose names
    // are not block ids.
    this.#folder = join(database, 'import');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Creates blocks from OpenMetrics text. Its samples must be within one block range, or promtool parses it once per
   * range.
   */
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

  /** Moves all created blocks into the database. */
  finish(): void {
    for (const block of blocksIn(this.#folder)) {
      markAsOutOfOrder(block);
      renameSync(block, join(this.database, basename(block)));
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
