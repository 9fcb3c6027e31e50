import type { VisitedService } from '../load/send-requests';
import type { Behaviour } from '../sample-service/behaviour';
import type { Breakable, ControlledProcess } from '../stack/stack-process';

export const INCIDENT_NAMES = [
  'errors-one-endpoint',
  'errors-everywhere',
  'slow-dependency',
  'saturation',
  'one-instance',
  'instance-down',
  'all-down',
  'traffic-drop',
  'bad-deploy',
  'memory-leak',
  'metrics-missing',
  'recover',
] as const;

export type IncidentName = (typeof INCIDENT_NAMES)[number];

/** What was done, and what the page has to say about it if it is any good. Sentences. */
export type IncidentReport = { did: string; expect: string };

/** The service an incident is about, and the rest. */
export type Scene = Breakable & { service: VisitedService; instances: Instance[] };

export type Instance = ControlledProcess<Behaviour>;

export type Incident = (scene: Scene) => Promise<IncidentReport>;

/** The instance that an incident of one instance happens to. */
export function victimOf({ service, instances }: Scene): Instance {
  const victim = instances[1];
  if (!victim) throw new Error(`${service} has no second instance`);
  return victim;
}

export async function controlAll(instances: Instance[], patch: Partial<Behaviour>): Promise<void> {
  await Promise.all(instances.map((one) => one.control(patch)));
}
