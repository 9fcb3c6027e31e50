import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containerMetrics } from './exposition';
import { NAME_VARIABLE, findContainers } from './find-containers';
import { parentOf, processUsage } from './process-usage';

const STAT = '4242 (a name) with) S 17 4242 4242 0 -1 4194304 900 0 3 0 250 50 0 0 20 0 11 0 12345 1000000 2000';
const STATUS = 'Name:\tnode\nVmRSS:\t   102400 kB\nRssAnon:\t    51200 kB\nRssFile:\t   51200 kB\n';
const IO =
  'rchar: 1000\nwchar: 2000\nsyscr: 1\nsyscw: 1\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 0\n';

describe('processUsage', () => {
  it('reads past a process name that looks like the end of a name', () => {
    expect(parentOf(STAT)).toBe(17);
    expect(processUsage(STAT, STATUS, IO)).toMatchObject({ cpuUserSeconds: 2.5, cpuSystemSeconds: 0.5 });
  });

  it('reads storage I/O, system call I/O and private memory separately', () => {
    expect(processUsage(STAT, STATUS, IO)).toMatchObject({
      residentBytes: 104_857_600,
      anonymousBytes: 52_428_800,
      callsReadBytes: 1000,
      callsWrittenBytes: 2000,
      storageReadBytes: 4096,
      storageWrittenBytes: 8192,
    });
  });
});

describe('containerMetrics', () => {
  it('labels a process like Docker Compose, and says in HELP that it is not from cAdvisor', () => {
    const text = containerMetrics([{ name: 'backend-2', usage: processUsage(STAT, STATUS, IO) }]);
    expect(text).toContain(
      'container_cpu_usage_seconds_total{container_label_com_docker_compose_project="vigie",container_label_com_docker_compose_service="backend",id="/vigie/backend-2",name="backend-2",cpu="total"} 3\n',
    );
    const help = text.split('\n').filter((line) => line.startsWith('# HELP'));
    expect(help.filter((line) => line.includes('not from cAdvisor'))).toHaveLength(help.length);
  });

  it('exposes only a comment where there is no /proc', () => {
    expect(containerMetrics(findContainers(1, '/no/such/proc'))).toMatch(/^# This system has no \/proc.*\n$/);
  });
});

describe.skipIf(!existsSync('/proc/self/io'))('findContainers', () => {
  it('finds named child processes and reads their usage', async () => {
    const busy = spawn(process.execPath, ['-e', 'console.log(1); for (;;);'], {
      env: { ...process.env, [NAME_VARIABLE]: 'backend-7' },
    });
    const nameless = spawn('sleep', ['30']);
    await once(busy.stdout, 'data');
    const cpu = () =>
      findContainers(process.pid, '/proc')?.map(({ name, usage }) => [name, usage.cpuUserSeconds > 0.1]);
    await expect.poll(cpu).toEqual([['backend-7', true]]);
    for (const child of [busy, nameless]) child.kill('SIGKILL');
  });
});
