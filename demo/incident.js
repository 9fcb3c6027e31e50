import { prepare } from './prepare.js';

prepare();
const { register } = await import('tsx/esm/api');
register();
const { commandIncident } = await import('./incidents/command.ts');
process.exit(await commandIncident(process.argv.slice(2)));
