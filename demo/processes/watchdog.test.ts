import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Watchdog } from './watchdog';

function sleeper() {
  const child = spawn('sleep', ['30']);
  return { pid: child.pid ?? 0, ended: once(child, 'exit'), kill: () => child.kill() };
}

describe('Watchdog', () => {
  it('ends registered processes when its pipe closes, except those that were dropped', async () => {
    const watchdog = new Watchdog();
    const [guarded, dropped] = [sleeper(), sleeper()];
    watchdog.add(guarded.pid);
    watchdog.add(dropped.pid);
    watchdog.drop(dropped.pid);
    watchdog.close();
    expect(await guarded.ended).toEqual([null, 'SIGTERM']);
    expect(() => process.kill(dropped.pid, 0)).not.toThrow();
    dropped.kill();
    await dropped.ended;
  });
});
