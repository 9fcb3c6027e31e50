import { PrometheusError } from '@/prometheus/prometheus-error';
import type { Driver } from '@/prometheus/transport/driver';

/** Servers with the same data under one name: one of them is read until it does not answer, then the next that does. */
export type Replicas = {
  /** The one that is read now. */
  current: () => Driver;
  /** Puts a question to it, and to the others in turn where nothing answers there. Rejects with what the first one said. */
  ask: <T>(send: (driver: Driver) => Promise<T>) => Promise<T>;
  /** Reads the next one: a server that leaves questions unanswered until their deadline leaves no time to ask another. */
  turn: () => void;
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
    turn: () => {
      place = (place + 1) % drivers.length;
    },
  };
}

/**
 * A refusal is an answer, which another replica would give as well, and so is to have worked on a question for too long; one that starts, or a proxy with nothing
 * behind it, is not.
 */
function isSilent(error: unknown): boolean {
  return error instanceof PrometheusError && (error.kind === 'unreachable' || (error.kind === 'overloaded' && error.status === 503 && !error.isTooSlow));
}

/** null where this one is silent too. */
async function answerOf<T>(driver: Driver, send: (driver: Driver) => Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await send(driver) };
  } catch (error) {
    if (isSilent(error)) return null;
    throw error;
  }
}
