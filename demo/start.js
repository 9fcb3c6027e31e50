import { prepare } from './prepare.js';

prepare();
const { register } = await import('tsx/esm/api');
register();
const { launch } = await import('./launcher/launch.ts');
await launch(process.argv.slice(2));
