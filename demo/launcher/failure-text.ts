import { LaunchError } from '../processes/launch-error';
import { ROOT } from '../project';

/** Errors of a file system that cannot be written: missing permission, mounted read-only, full. */
const NOT_WRITABLE = new Set<unknown>(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']);

/** The message for an error that the user can fix; undefined for errors of the demo itself. */
export function failureText(error: unknown): string | undefined {
  if (error instanceof LaunchError) return error.message;
  if (!(error instanceof Error && 'path' in error && 'code' in error && NOT_WRITABLE.has(error.code))) return undefined;
  return `${error.message}.\nThe demo builds and records in its checkout: it needs the right to write in ${ROOT}, and room there.`;
}
