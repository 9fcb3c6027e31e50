import { type ChildProcess, spawn } from 'node:child_process';

// Reads "add PID" and "drop PID"; when the pipe closes, because the launcher ended in whatever way, it ends what is
// left.
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
 * Ends the children of a launcher that was killed before it could do so itself (`kill -9`, a crash, out of memory).
 *
 * Prometheus and Alertmanager would run for ever, as they do not watch their parent. A shell that waits on a pipe is
 * cheap and works on Linux and macOS.
 */
export class Watchdog {
  readonly #shell: ChildProcess;

  constructor() {
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    this.#shell.unref();
    // The pipe may break while everything ends; there is nothing left to guard then.
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
