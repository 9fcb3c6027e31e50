import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../demo/project';
import { HELP, parseBenchOptions } from './bench-options';
import { runSession } from './session';

const options = parseBenchOptions(process.argv.slice(2));
const dist = join(ROOT, 'dist');
if (options === null) console.log(HELP);
else if (!existsSync(join(dist, 'index.html'))) throw new Error('There is no dist/: run npm run build first.');
else await runSession([{ name: 'this page', folder: dist }], options);
