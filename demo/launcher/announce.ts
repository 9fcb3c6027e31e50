import { createIncidentServer } from '../incidents/incident-server';
import type { Stack } from '../stack/stack';
import { removeMark, takeMark } from './running-mark';

type Breakable = Pick<Stack, 'incident'>;

export type Announced = {
  /** The stack is there: incidents that were asked for before happen now. */
  runs: (stack: Breakable) => void;
  end: () => Promise<void>;
};

/**
 * Marks this demo as running before it writes anything, because a second one of the same checkout would overwrite the
 * targets and history of the first. Rejects with a `LaunchError` where one runs already.
 */
export async function announce(pageUrl: string, file?: string): Promise<Announced> {
  let runs: Announced['runs'] = () => {};
  const stack = new Promise<Breakable>((resolve) => (runs = resolve));
  const control = createIncidentServer(async (name, service) => (await stack).incident(name, service));
  try {
    await takeMark(
      { pid: process.pid, pageUrl, controlUrl: await control.listen({ host: '127.0.0.1', port: 0 }) },
      file,
    );
  } catch (error) {
    await control.close();
    throw error;
  }
  const end = async () => {
    removeMark(file);
    await control.close();
  };
  return { runs, end };
}
