import { createHash } from 'node:crypto';

/** The SHA-256 of `file` in a `sha256sums.txt`. */
export function publishedSum(sums: string, file: string): string | undefined {
  for (const line of sums.split('\n')) {
    const [sum, name] = line.trim().split(/\s+\*?/);
    if (name === file) return sum?.toLowerCase();
  }
  return undefined;
}

/** Throws unless `content` has the checksum of `file` in `sums`; a file without one is refused. */
export function verify(content: Uint8Array, sums: string, file: string): void {
  const expected = publishedSum(sums, file);
  if (expected === undefined) throw new Error(`no checksum is published for ${file}`);
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual !== expected) throw new Error(`the checksum of ${file} is ${actual}, not the published ${expected}`);
}
