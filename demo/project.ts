import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Data that the demo keeps between starts; ignored by git, and may be deleted at any time. */
export const CACHE = join(ROOT, '.cache');
