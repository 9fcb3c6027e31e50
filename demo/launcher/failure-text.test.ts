import { describe, expect, it } from 'vitest';
import { LaunchError } from '../processes/launch-error';
import { failureText } from './failure-text';

const ofSystem = (code: string, about: object) =>
  Object.assign(new Error(`${code}: refused, mkdir '/vigie/.cache'`), { code, ...about });

describe('failureText', () => {
  it('is the message of a LaunchError', () => {
    expect(failureText(new LaunchError('Port 1 is taken.'))).toBe('Port 1 is taken.');
  });

  it.each(['EACCES', 'EROFS', 'ENOSPC'])('names the path that cannot be written, and what is needed (%s)', (code) => {
    expect(failureText(ofSystem(code, { path: '/vigie/.cache' }))).toMatch(
      new RegExp(`^${code}.*/vigie/.cache.*\\n.*right to write`),
    );
  });

  it('is undefined for internal errors, which are shown with a stack trace', () => {
    expect(failureText(new TypeError('x is not a function'))).toBeUndefined();
    expect(failureText(ofSystem('EACCES', { address: '127.0.0.1' }))).toBeUndefined();
    expect(failureText(ofSystem('ENOENT', { path: '/vigie/ops' }))).toBeUndefined();
  });
});
