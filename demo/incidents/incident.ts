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

/** The share of a core used by a hot loop; the rest is for answering scrapes. */
export const HOT_LOOP = 0.92;

/** What was done, and what the page should show; sentences. */
export type IncidentReport = { did: string; expect: string };

/** The service of an incident, and the rest of the stack. */
export type Scene = Breakable & { service: VisitedService; instances: Instance[] };

export type Instance = ControlledProcess<Behaviour>;

export type Incident = (scene: Scene) => Promise<IncidentReport>;

/** The instance for an incident of one instance: the second one, or another if that is down. */
export function victimOf({ service, instances }: Pick<Scene, 'service' | 'instances'>): Instance {
  const [first, ...others] = running(instances);
  const victim = others[0] ?? first;
  if (!victim) throw new Error(`no instance of ${service} is running.`);
  return victim;
}

/** Changes the behaviour of all running instances. Rejects if none is running. */
export async function controlAll(instances: Instance[], patch: Partial<Behaviour>): Promise<void> {
  const targets = running(instances);
  if (targets.length === 0) throw new Error(`none of ${instances.map(({ name }) => name).join(', ')} is running.`);
  await Promise.all(targets.map((one) => one.control(patch)));
}

/** How the page says that instances are down, by this or an earlier incident. It names at most two. */
export function downText(instances: Instance[]): string {
  const names = instances.flatMap((one) => (one.isRunning() ? [] : [one.name]));
  const [all, down] = [instances.length, names.length];
  if (down === all) return `All ${all} instances are down`;
  return `${down} of ${all} instances ${down === 1 ? 'is' : 'are'} down: ${names.join(' and ')}`;
}

const running = (instances: Instance[]) => instances.filter((one) => one.isRunning());
