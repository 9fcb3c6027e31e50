import { answerAtOnce } from './launcher/flags.js';
import { prepare } from './prepare.js';

// Read first: npm may be ended while packages are installed, and this process would then have another parent.
const startedBy = process.ppid;
answerAtOnce(process.argv.slice(2));
prepare();
const { register } = await import('tsx/esm/api');
register();
const { launch } = await import('./launcher/launch.ts');
await launch(process.argv.slice(2), startedBy);
