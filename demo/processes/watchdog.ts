import { type ChildProcess, spawn } from 'node:child_process';

// Reads "add PID" and "drop PID" from the pipe; when that closes, because the launcher has ended, it kills the
// remaining processes.
const SCRIPT = `
trap '' INT
pids=
while read -r verb pid; do
  case $verb in
    add) pids="$pids $pid" ;;
    drop) rest=; for p in $pids; do [ "$p" = "$pid" ] || rest="$rest $p"; done; pids=$rest ;;
  esac
done
[ -z "$pids" ] || kill $pids 2>/dev/null
`;

/**
 * Ends the children of a launcher that was killed (`kill -9`, a crash, out of memory): Prometheus and Alertmanager do
 * not watch their parent and would run forever. A shell that waits on a pipe is cheap and works on Linux and macOS.
 */
export class Watchdog {
  readonly #shell: ChildProcess;

  constructor() {
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    this.#shell.unref();
    // The pipe may break during shutdown, when there is nothing left to guard.
    this.#shell.stdin?.on('error', () => {});
  }

  add(pid: number): void {
    this.#shell.stdin?.write(`add ${pid}\n`);
  }

  drop(pid: number): void {
    this.#shell.stdin?.write(`drop ${pid}\n`);
  }

  close(): void {
    this.#shell.stdin?.end();
  }
}
