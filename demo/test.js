import { prepare } from './prepare.js';

prepare();
const { register } = await import('tsx/esm/api');
register();
const { runChecks } = await import('./testing/run-checks.ts');
process.exit(await runChecks());
