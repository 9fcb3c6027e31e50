import { describe, expect, it } from 'vitest';
import { LaunchError } from '../processes/launch-error';
import { failureText } from './failure-text';

const ofSystem = (code: string, about: object) =>
  Object.assign(new Error(`${code}: refused, mkdir '/vigie/.cache'`), { code, ...about });

describe('failureText', () => {
  it('is the sentence of whoever knew what is wrong', () => {
    expect(failureText(new LaunchError('Port 1 is taken.'))).toBe('Port 1 is taken.');
  });

  it.each(['EACCES', 'EROFS', 'ENOSPC'])('names the place that cannot be written, and what it takes (%s)', (code) => {
    expect(failureText(ofSystem(code, { path: '/vigie/.cache' }))).toMatch(
      new RegExp(`^${code}.*/vigie/.cache.*\\n.*right to write`),
    );
  });

  it('leaves what is a fault of the demo to be shown with its place in the code', () => {
    expect(failureText(new TypeError('x is not a function'))).toBeUndefined();
    expect(failureText(ofSystem('EACCES', { address: '127.0.0.1' }))).toBeUndefined();
    expect(failureText(ofSystem('ENOENT', { path: '/vigie/ops' }))).toBeUndefined();
  });
});
