import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Everything the demo keeps between starts; git ignores it and it may be deleted at any time. */
export const CACHE = join(ROOT, '.cache');
