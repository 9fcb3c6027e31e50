import { createIncidentServer } from '../incidents/incident-server';
import type { Stack } from '../stack/stack';
import { removeMark, takeMark } from './running-mark';

type Breakable = Pick<Stack, 'incident'>;

export type Announced = {
  /** The stack is running: incidents that were requested before take place now. */
  runs: (stack: Breakable) => void;
  end: () => Promise<void>;
};

/**
 * Marks this demo as running before it writes anything, because a second one in the same checkout would overwrite its
 * targets and history. Rejects with a `LaunchError` if one is running.
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
