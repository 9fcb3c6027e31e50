import type { VisitedService } from '../load/send-requests';
import type { Breakable } from '../stack/stack-process';
import type { Incident, IncidentName, IncidentReport } from './incident';
import { allDown, badDeploy, instanceDown, memoryLeak, saturation } from './process-incidents';
import { recover } from './recover';
import {
  errorsEverywhere,
  errorsOneEndpoint,
  metricsMissing,
  oneInstance,
  slowDependency,
  trafficDrop,
} from './request-incidents';

const INCIDENTS: Record<IncidentName, Incident> = {
  'errors-one-endpoint': errorsOneEndpoint,
  'errors-everywhere': errorsEverywhere,
  'slow-dependency': slowDependency,
  saturation,
  'one-instance': oneInstance,
  'instance-down': instanceDown,
  'all-down': allDown,
  'traffic-drop': trafficDrop,
  'bad-deploy': badDeploy,
  'memory-leak': memoryLeak,
  'metrics-missing': metricsMissing,
  recover,
};

/** Causes an incident in a service, in addition to earlier ones, until `recover`. */
export function actOut(
  name: IncidentName,
  service: VisitedService,
  { services, load }: Breakable,
): Promise<IncidentReport> {
  const instances = services.filter((one) => one.name.startsWith(service));
  return INCIDENTS[name]({ service, instances, services, load });
}
