import { mkdirSync, mkdtempSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingHistory } from './history';

/** Ten minutes after a block boundary, which is every two hours. */
const NOW = 7200 * 250_000 + 600;

/** A fake promtool that stores its input as a block. */
const PROMTOOL = `#!/bin/sh
mkdir "$6/$$" && cp "$5" "$6/$$/samples" && echo '{"maxTime":1800000000000,"compaction":{"level":1}}' > "$6/$$/meta.json"
`;

function databaseAndPromtool(lastWrite?: number): { database: string; promtool: string } {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  const [database, promtool] = [join(folder, 'prometheus'), join(folder, 'promtool')];
  writeFileSync(promtool, PROMTOOL, { mode: 0o755 });
  if (lastWrite !== undefined) {
    mkdirSync(join(database, 'wal'), { recursive: true });
    writeFileSync(join(database, 'wal/00000000'), '');
    utimesSync(join(database, 'wal/00000000'), lastWrite, lastWrite);
  }
  return { database, promtool };
}

function blocksOf(database: string): { times: number[]; meta: string }[] {
  const blocks = readdirSync(database).filter((name) => name !== 'wal');
  return blocks.map((block) => {
    const lines = readFileSync(join(database, block, 'samples'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('up{instance="inventory"'));
    return {
      times: lines.map((line) => Number(line.split(' ')[2])),
      meta: readFileSync(join(database, block, 'meta.json'), 'utf8'),
    };
  });
}

/** The simulation takes seconds of CPU, more on a busy machine. */
const TIMEOUT_MS = 30_000;

describe('missingHistory', { timeout: TIMEOUT_MS }, () => {
  it('covers the requested duration where there is no database', () => {
    expect(missingHistory({ ...databaseAndPromtool(), seconds: 7200 }, NOW)?.from).toBe(NOW - 7200);
  });

  it('starts after the last write of a database, and is undefined if that was just now', () => {
    expect(missingHistory({ ...databaseAndPromtool(NOW - 600), seconds: 7200 }, NOW)?.from).toBe(NOW - 599);
    expect(missingHistory({ ...databaseAndPromtool(NOW - 10), seconds: 7200 }, NOW)).toBeUndefined();
  });

  it('leaves nothing behind when interrupted, and continues after blocks that were finished', async () => {
    const { database, promtool } = databaseAndPromtool();
    const failing = join(database, '../failing');
    writeFileSync(failing, PROMTOOL.replace('echo', 'exit 1; echo'), { mode: 0o755 });
    await expect(missingHistory({ database, promtool: failing, seconds: 600 }, NOW)?.writeUntil(NOW)).rejects.toThrow(
      /failed.*\n.*--history none/,
    );
    expect(missingHistory({ database, promtool, seconds: 600 }, NOW)?.from).toBe(NOW - 600);
    await missingHistory({ database, promtool, seconds: 600 }, NOW)?.writeUntil(NOW);
    expect(readdirSync(database)).toHaveLength(1);
    expect(missingHistory({ database, promtool, seconds: 7200 }, NOW)?.from).toBe(7200 * 250_000 + 1);
  });

  it('leaves no gap, neither at the end nor between blocks', async () => {
    const { database, promtool } = databaseAndPromtool();
    const history = missingHistory({ database, promtool, seconds: 1500 }, NOW);
    await history?.writeUntil(NOW);
    await history?.writeUntil(NOW + 20);
    const times = blocksOf(database)
      .flatMap((block) => block.times)
      .toSorted((a, b) => a - b);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
    expect(times.at(-1)).toBe(NOW + 20);
  });

  it('has a sample per scrape for the last two hours, every other one before, and one at block ends', async () => {
    const { database, promtool } = databaseAndPromtool();
    const [recent, blockEnd] = [NOW - 7200, NOW - 600 - 7200];
    await missingHistory({ database, promtool, seconds: 8000 }, NOW)?.writeUntil(recent + 100);
    const times = blocksOf(database)
      .flatMap((block) => block.times)
      .toSorted((a, b) => a - b);
    const gaps = (isAmong: (time: number) => boolean) =>
      new Set(times.flatMap((time, i) => (isAmong(time) ? time - (times[i - 1] ?? NaN) : [])));
    expect(times.filter((time) => Math.abs(time - blockEnd) <= 15)).toContain(blockEnd - 1);
    expect(gaps((time) => time > blockEnd && time < recent)).toEqual(new Set([30]));
    expect(gaps((time) => time > recent + 30 && time < recent + 100)).toEqual(new Set([15]));
  });

  it('writes blocks within block ranges that keep Prometheus from truncating its log', async () => {
    const { database, promtool } = databaseAndPromtool();
    await missingHistory({ database, promtool, seconds: 1500 }, NOW)?.writeUntil(NOW);
    const blocks = blocksOf(database);
    expect(blocks.length).toBeGreaterThan(1);
    for (const { times, meta } of blocks) {
      expect(new Set(times.map((time) => Math.floor(time / 7200))).size).toBe(1);
      expect(JSON.parse(meta)).toMatchObject({ compaction: { level: 1, hints: ['from-out-of-order'] } });
    }
  });
});
