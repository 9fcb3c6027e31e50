import { LaunchError } from '../processes/launch-error';
import { ROOT } from '../project';

/**
 * What a file system answers where nothing can be written: a folder of somebody else, one that is mounted to be read
 * only, a full disk.
 */
const NOT_WRITABLE = new Set<unknown>(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']);

/** The message for an error that the user can do something about; undefined for faults of the demo itself. */
export function failureText(error: unknown): string | undefined {
  if (error instanceof LaunchError) return error.message;
  if (!(error instanceof Error && 'path' in error && 'code' in error && NOT_WRITABLE.has(error.code))) return undefined;
  return `${error.message}.\nThe demo builds and records in its checkout: it needs the right to write in ${ROOT}, and room there.`;
}
