import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMark, removeMark, requireAlone, writeMark } from './running-mark';

const ADDRESSES = { pageUrl: 'http://127.0.0.1:9090/user/', controlUrl: 'http://127.0.0.1:9199' };

function markFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'vigie-')), 'cache/running.json');
}

describe('running mark', () => {
  it('keeps a second demo from the database of a first that runs', () => {
    const file = markFile();
    writeMark({ pid: process.pid, ...ADDRESSES }, file);
    expect(() => requireAlone(file)).toThrow('running already: http://127.0.0.1:9090/user/');
    removeMark(file);
    expect(() => requireAlone(file)).not.toThrow();
  });

  it('counts for nothing when its process is gone', () => {
    const file = markFile();
    writeMark({ pid: spawnSync('true').pid, ...ADDRESSES }, file);
    expect(readMark(file)).toBeUndefined();
  });
});
