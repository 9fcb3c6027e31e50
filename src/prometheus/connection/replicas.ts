import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Driver } from '@/prometheus/transport/driver';

/** Servers with the same data under one name: one of them is read until it does not answer, then the next that does. */
export type Replicas = {
  /** The one that is read now. */
  current: () => Driver;
  /** Asks the current one, and the others in turn while nothing answers. Rejects with the error of the first. */
  ask: <T>(send: (driver: Driver) => Promise<T>) => Promise<T>;
  /**
   * Makes the next one current: where a server leaves questions unanswered until their deadline, `ask` has no time left
   * to try another.
   */
  switchToNext: () => void;
};

export function createReplicas(first: Driver, ...others: readonly Driver[]): Replicas {
  const drivers = [first, ...others];
  let place = 0;
  const from = (start: number) => [...drivers.slice(start), ...drivers.slice(0, start)];
  return {
    current: () => drivers[place] ?? first,
    ask: async (send) => {
      const [asked = first, ...rest] = from(place);
      try {
        return await send(asked);
      } catch (error) {
        if (!isSilent(error)) throw error;
        for (const driver of rest) {
          const answer = await answerOf(driver, send);
          if (answer === null) continue;
          place = drivers.indexOf(driver);
          return answer.value;
        }
        throw error;
      }
    },
    switchToNext: () => {
      place = (place + 1) % drivers.length;
    },
  };
}

/**
 * Whether nobody answered there. A refusal is an answer, and so is a query timeout: another replica would give the
 * same. A server that is starting, or a proxy with nothing behind it, has not answered.
 */
function isSilent(error: unknown): boolean {
  return (
    error instanceof PrometheusError &&
    (error.kind === 'unreachable' || (error.kind === 'overloaded' && error.status === 503 && !error.isTooSlow))
  );
}

/** null where this one does not answer either. */
async function answerOf<T>(driver: Driver, send: (driver: Driver) => Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await send(driver) };
  } catch (error) {
    if (isSilent(error)) return null;
    throw error;
  }
}
