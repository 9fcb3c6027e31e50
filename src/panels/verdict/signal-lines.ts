import { total } from '@/dashboard/derivation/derive';
import type { History } from '@/health/service-facts';
import type { SignalName } from '@/health/signal';
import { RATIO_FLOOR } from '@/panels/line-floors';
import type { Series } from '@/prometheus/series';

/**
 * Sparklines reach at least this high, so that 0.1 % of errors stays flat beside 8 %. In the unit of the signal's line.
 */
export const SIGNAL_FLOORS: Readonly<Record<SignalName, number>> = {
  traffic: 0,
  errors: RATIO_FLOOR,
  latency: 0.6,
  system: 0.1,
};

/**
 * The course behind a light; for the system the CPU of all instances, since their number is a constant while all is
 * well.
 */
export function lineOfSignal(name: SignalName, history: History): Series | null {
  switch (name) {
    case 'traffic':
      return history.requestRate;
    case 'errors':
      return history.errorRatio;
    case 'latency':
      return history.p95 ?? history.p99;
    case 'system':
      return history.cpu.length > 0 ? total(history.cpu) : null;
  }
}
