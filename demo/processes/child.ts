import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NAME_VARIABLE } from '../containers/find-containers';
import { ROOT } from '../project';
import { LaunchError } from './launch-error';
import type { Watchdog } from './watchdog';

export type ChildPlan = {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Receives stdout and stderr; truncated by each `Child`, appended when that is restarted. */
  logFile: string;
  /** Answers 2xx when the child is ready. */
  readyUrl: string;
  /** Seconds after which a child that is not ready counts as failed. */
  readyTimeout?: number;
};

const READY_TIMEOUT = 30;
const POLL_MS = 50;

/** Longer than Prometheus needs to shut down, short enough after Ctrl-C. */
const GRACE_MS = 10_000;

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** A process of the stack that can be stopped and restarted with the same arguments, and so on the same port. */
export class Child {
  #process: ChildProcess | undefined;
  #stopping = false;
  #startedBefore = false;

  constructor(
    readonly plan: ChildPlan,
    private readonly watchdog: Watchdog,
    private readonly onUnexpectedEnd: (sentence: string) => void,
  ) {}

  get running(): boolean {
    return this.#process !== undefined;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /**
   * Resolves when it is ready; rejects with a `LaunchError` if it ends before or is not ready in time. `env` applies to
   * this start only.
   */
  async start(env: Record<string, string> = {}): Promise<void> {
    if (this.#process) return;
    // Another program that answers there would be taken for this child, which cannot use the port.
    if (await answers(this.plan.readyUrl))
      throw new LaunchError(
        `${this.plan.name} cannot start: another program answers at ${this.plan.readyUrl}.\nStop that program, or choose another port.`,
      );
    const child = this.#spawn(env);
    this.#stopping = false;
    let ready = false;
    let end: string | undefined;
    child.once('error', (error) => (end = error.message));
    child.once('exit', (code, signal) => {
      end = `ended with ${signal ?? `code ${code}`}`;
      if (child.pid !== undefined) this.watchdog.drop(child.pid);
      this.#process = undefined;
      if (ready && !this.#stopping) this.onUnexpectedEnd(this.#sentence(end));
    });
    const deadline = Date.now() + 1000 * (this.plan.readyTimeout ?? READY_TIMEOUT);
    while (!(await answers(this.plan.readyUrl))) {
      if (this.#stopping) return;
      if (end !== undefined) throw new LaunchError(this.#sentence(end));
      if (Date.now() > deadline) throw new LaunchError(this.#sentence('does not answer'));
      await wait(POLL_MS);
    }
    ready = true;
  }

  /** Resolves when the process has ended. SIGKILL simulates a crash. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const killTimer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await gone;
    clearTimeout(killTimer);
  }

  #spawn(extra: Record<string, string>): ChildProcess {
    const { name, command, args, env, logFile } = this.plan;
    const log = openSync(logFile, this.#startedBefore ? 'a' : 'w');
    // In its own process group: Ctrl-C only reaches the launcher, which ends its children in order.
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', [NAME_VARIABLE]: name, ...env, ...extra },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.#startedBefore = true;
    if (child.pid !== undefined) {
      this.#process = child;
      this.watchdog.add(child.pid);
    }
    return child;
  }

  #sentence(end: string): string {
    const { name, logFile } = this.plan;
    // A killed process could not log why: its last line would be unrelated.
    const lastLine = end.includes('SIG') ? '' : readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1);
    return `${name} ${end}${lastLine ? `: ${lastLine}` : ''}\nIts whole log is in ${relative(process.cwd(), logFile)}.`;
  }
}
