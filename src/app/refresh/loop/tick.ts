import { notifyManager } from '@tanstack/react-query';
import { beginSecond } from '@/app/refresh/clock/use-second';
import { hasFailed } from '@/app/refresh/query-cache/query-client';
import { refreshDue } from './due-queries';
import type { Loop } from './loop';
import { askTheTime, probe } from './probe';
import { nextTick } from './refresh-schedule';

/** One tick: a refresh, a repetition of what failed, a probe, or nothing. */
export function tick(loop: Loop): void {
  const { connection } = loop;
  const next = nextTick({ failure: connection.status.get().failure, hidden: document.hidden, live: loop.live });
  if (next === 'skip') return;
  if (next === 'probe') {
    loop.onTick(connection.clock.now());
    return probe(connection, loop.interval);
  }
  // By a wrong clock the refresh might ask for the future.
  if (connection.clock.isInDoubt()) return void askTheTime(connection, loop.interval).then(() => askAll(loop));
  askAll(loop);
}

function askAll(loop: Loop): void {
  const { connection, live, onTick } = loop;
  const at = connection.clock.now();
  refreshDue(loop);
  // Clock and cost are updated with the answers, because each by itself would be a frame of its own. The clock of a
  // paused page does not move.
  if (live) {
    notifyManager.schedule(() => {
      connection.spending.beginRefresh();
      onTick(at);
      beginSecond();
    });
  }
}

/** Refreshes when the server is back: failed queries may be asked again at once, whatever their `Retry-After`. */
export function resume(loop: Loop): void {
  loop.onTick(loop.connection.clock.now());
  refreshDue(loop, hasFailed);
}
