import type { VisitedService } from '../load/send-requests';
import { HOT_LOOP, type Incident, type Scene, controlAll, victimOf } from './incident';

/** An endpoint with a fifth of the traffic, whose failures alone exceed 5 % of all requests within two minutes. */
const FAILING: Record<VisitedService, string> = { 'shop-api': 'GET /products/:id', backend: 'GET /api/users/:id' };

/** The alert of each service for more than 5 % of failures. */
const ERROR_ALERT: Record<VisitedService, string> = {
  'shop-api': 'HighErrorRate is pending and fires after two minutes (critical)',
  backend: 'HighErrorRate is pending and fires after five minutes (warning)',
};

export const errorsOneEndpoint: Incident = async ({ service, instances }) => {
  const endpoint = FAILING[service];
  await controlAll(instances, { errorShare: { [endpoint]: 0.9 } });
  return {
    did: `Nine in ten requests to ${endpoint} of ${service} now fail, on every running instance.`,
    expect: `Errors are critical, and all or most of them come from ${endpoint}: a fault of that endpoint, not of the service. Its line in “5xx by endpoint” is far above the others. Latency and CPU stay the same. ${ERROR_ALERT[service]}.`,
  };
};

export const errorsEverywhere: Incident = async ({ service, instances }) => {
  await controlAll(instances, { errorShare: { '*': 0.25 } });
  return {
    did: `A quarter of all requests to ${service} now fail, on all endpoints.`,
    expect: `Errors are critical, and the sentence counts endpoints instead of naming one: look for what they have in common. ${ERROR_ALERT[service]}${service === 'shop-api' ? ', and so is ErrorSpike (warning)' : ''}.`,
  };
};

/** Enough to raise p95 of shop-api above 1 s, as a third of its requests call the inventory. */
const SLOW_SECONDS = 1.3;

export const slowDependency: Incident = async ({ services }) => {
  const inventory = services.filter(({ name }) => name === 'inventory');
  await controlAll(inventory, { extraLatency: SLOW_SECONDS });
  return {
    did: `The inventory, which shop-api and backend both call, now takes ${SLOW_SECONDS} s longer to answer.`,
    expect:
      'p95 exceeds its limit while CPU stays the same: the services wait for a dependency, a disk or the network. HighLatencyP95 is pending and fires after three minutes (shop-api), or five (backend, for the routes that call the inventory).',
  };
};

const DROP = 0.12;

export const trafficDrop: Incident = async ({ service, load }) => {
  await load.control({ [service]: DROP });
  return {
    did: `Traffic to ${service} is lost upstream: only ${100 * DROP} % of its requests still arrive.`,
    expect:
      'Traffic is a warning: it is much lower than an hour ago, and than at any time of the last hour. Errors, latency and instances are OK, so the second line says to look in front of the service. No alert: there is no rule for it.',
  };
};

export const metricsMissing: Incident = async (scene) => {
  await controlAll(scene.instances, { withoutRequestMetrics: true });
  return {
    did: `${scene.service} still answers, but no instance exposes request metrics any more.`,
    expect: `Traffic, errors and latency are unknown and not green; the last values are shown with their age, not as zero. ${instancesAreUp(scene)} CPU and memory continue. No alert: rules do not fire without samples.`,
  };
};

function instancesAreUp({ instances }: Scene): string {
  return `${instances.length} of ${instances.length} instances are up.`;
}

/** The alert of each service for a hot loop in one of three instances. */
const SLOW_ALERT: Record<VisitedService, string> = {
  'shop-api':
    ' HighCPUUsage is pending when its five minutes are above the limit, and fires five minutes later (warning).',
  backend: ' HighLatencyP95 is pending for the routes that became slow, and fires after five minutes (warning).',
};

export const oneInstance: Incident = async (scene) => {
  const victim = victimOf(scene);
  await victim.control({ busyShare: HOT_LOOP });
  return {
    did: `${victim.name} is in a hot loop: it uses a whole core and answers late. The other instances are OK.`,
    expect: `CPU of ${victim.name} is above 0.8 cores while that of the others is unchanged: "it is one instance, not the service", so restart it instead of scaling. p95 of the service rises, because it still gets a third of the requests.${SLOW_ALERT[scene.service]}`,
  };
};
