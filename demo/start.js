import { answerAtOnce } from './launcher/flags.js';
import { prepare } from './prepare.js';

// Asked before anything takes long: npm may be ended while packages are installed, and what it started would go on
// alone.
const startedBy = process.ppid;
answerAtOnce(process.argv.slice(2));
prepare();
const { register } = await import('tsx/esm/api');
register();
const { launch } = await import('./launcher/launch.ts');
await launch(process.argv.slice(2), startedBy);
