import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '../demo/launcher/command-line';
import { ROOT } from '../demo/project';
import { type BenchOptions, HELP, parseBenchOptions } from './bench-options';
import { runSession } from './session';

const options = readCommandLine(readOptions, HELP);
const dist = join(ROOT, 'dist');
if (options !== null) {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no dist/: run npm run build first.');
  await runSession([{ name: 'this page', folder: dist }], options);
}

function readOptions(args: string[]): BenchOptions | null {
  const read = parseBenchOptions(args);
  if (read?.commit !== undefined) throw new Error(`Nothing is compared here: npm run bench:compare -- ${read.commit}`);
  return read;
}
