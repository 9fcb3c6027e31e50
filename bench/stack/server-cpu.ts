import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Captured } from '../browser/refreshes';

/** The kernel counts in hundredths of a second, so cheap requests are repeated until they are measurable. */
const MIN_CPU_MS = 1500;
const MAX_ROUNDS = 60;

/** One round of scrapes and rules, which takes place every 15 s. */
const IDLE_MS = 15_000;

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU time of a process so far, milliseconds. */
function cpuOf(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
  const fields = afterName.split(' ');
  return (1000 * (Number(fields[11]) + Number(fields[12]))) / TICKS_PER_SECOND;
}

/** CPU of the idle server, milliseconds per millisecond. */
export async function idleServer(pid: number): Promise<number> {
  const before = cpuOf(pid);
  await wait(IDLE_MS);
  return (cpuOf(pid) - before) / IDLE_MS;
}

/** Server CPU for one round of these requests, milliseconds. They are sent one after the other. */
export async function serverCost(pid: number, asked: readonly Captured[], idle: number): Promise<number> {
  await ask(asked);
  const begun = performance.now();
  const before = cpuOf(pid);
  let rounds = 0;
  while (rounds < MAX_ROUNDS && (rounds < 3 || cpuOf(pid) - before < MIN_CPU_MS)) {
    await ask(asked);
    rounds++;
  }
  const anyway = idle * (performance.now() - begun);
  return (cpuOf(pid) - before - anyway) / rounds;
}

async function ask(asked: readonly Captured[]): Promise<void> {
  for (const { url, method, body } of asked) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(url, method === 'POST' ? { method, body, headers } : { method });
    await response.arrayBuffer();
    // Rejected queries would cost next to nothing.
    if (!response.ok) throw new Error(`Prometheus answers ${response.status} to ${body ?? url}`);
  }
}

/**
 * These range queries over `seconds` before their end, every `step` seconds, without the finer steps for current
 * numbers. Other requests are left out.
 */
export function withSpan(asked: readonly Captured[], seconds: number, step: number): Captured[] {
  return asked
    .filter(({ url }) => url.endsWith('/query_range'))
    .map(({ url, method, body }) => {
      const parameters = new URLSearchParams(body ?? '');
      const end = Math.floor(Number(parameters.get('end')) / step) * step;
      parameters.set('start', String(end - seconds));
      parameters.set('end', String(end));
      parameters.set('step', String(step));
      return { url, method, body: parameters.toString() };
    });
}

/** Range queries of the expressions over the last hour, as of a page that always queries everything. */
export function askedInFull(server: string, exprs: readonly string[], step: number): Captured[] {
  const end = Math.floor(Date.now() / 1000 / step) * step;
  return exprs.map((query) => ({
    url: `${server}/api/v1/query_range`,
    method: 'POST',
    body: new URLSearchParams({ query, start: `${end - 3600}`, end: `${end}`, step: `${step}` }).toString(),
  }));
}
