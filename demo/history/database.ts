import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { run } from '../programs/run';

/** When Prometheus last wrote into its database, Unix seconds; every scrape reaches the write-ahead log at once. Nothing where there is none. */
export function lastRecorded(database: string): number | undefined {
  try {
    const log = join(database, 'wal');
    const times = readdirSync(log).map((segment) => statSync(join(log, segment)).mtimeMs / 1000);
    return times.length > 0 ? Math.max(...times) : undefined;
  } catch {
    return undefined;
  }
}

const BlockMeta = v.looseObject({ compaction: v.looseObject({}) });

/**
 * Mark a block as one that was made out of order.
 *
 * Without the mark Prometheus takes the end of the newest block for the point up to which everything lies in blocks, and forgets what its log holds from before:
 * a block that fills the gap after the last stop would cost the hours before it.
 */
function markAsOutOfOrder(block: string): void {
  const file = join(block, 'meta.json');
  const meta = v.parse(BlockMeta, JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify({ ...meta, compaction: { ...meta.compaction, hints: ['from-out-of-order'] } }));
}

/** Bring samples into the database of a Prometheus that does not run. They must lie in one block range, or promtool reads the text once per range. */
export async function importText(text: string, database: string, promtool: string): Promise<void> {
  mkdirSync(database, { recursive: true });
  // Beside the blocks, because a rename is only possible within one file system.
  const folder = mkdtempSync(join(database, 'import-'));
  try {
    const input = join(folder, 'samples.txt');
    const output = join(folder, 'blocks');
    writeFileSync(input, text);
    mkdirSync(output);
    await run(promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', input, output]);
    for (const block of readdirSync(output)) {
      markAsOutOfOrder(join(output, block));
      renameSync(join(output, block), join(database, block));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
