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
    did: `Nine in ten requests to ${endpoint} of ${service} now fail, on every instance that runs.`,
    expect: `Errors are critical, and all or most of them come from ${endpoint}: a fault in that endpoint, not in the service. Its line in “5xx by endpoint” leaves the others. Latency and CPU stay. ${ERROR_ALERT[service]}.`,
  };
};

export const errorsEverywhere: Incident = async ({ service, instances }) => {
  await controlAll(instances, { errorShare: { '*': 0.25 } });
  return {
    did: `A quarter of all requests to ${service} now fail, whatever the endpoint.`,
    expect: `Errors are critical, and the sentence counts endpoints instead of naming one: look for what all of them share. ${ERROR_ALERT[service]}${service === 'shop-api' ? ', and so does ErrorSpike (warning)' : ''}.`,
  };
};

/** Enough to raise p95 of shop-api above 1 s, as a third of its requests call the inventory. */
const SLOW_SECONDS = 1.3;

export const slowDependency: Incident = async ({ services }) => {
  const inventory = services.filter(({ name }) => name === 'inventory');
  await controlAll(inventory, { extraLatency: SLOW_SECONDS });
  return {
    did: `The inventory, which shop-api and backend both ask, now takes ${SLOW_SECONDS} s longer to answer.`,
    expect:
      'p95 rises above its limit while CPU stays where it was: the services wait for something, a dependency, a disk or a network. HighLatencyP95 is pending and fires after three minutes (shop-api), or five (backend, for the routes that ask the inventory).',
  };
};

const DROP = 0.12;

export const trafficDrop: Incident = async ({ service, load }) => {
  await load.control({ [service]: DROP });
  return {
    did: `Something in front of ${service} is lost: only ${100 * DROP} % of its requests still arrive.`,
    expect:
      'Traffic is a warning: it is that much lower than an hour ago, and below all of the last hour. Errors, latency and instances are well, so the second line says to look in front of the service. No alert: no rule watches for it.',
  };
};

export const metricsMissing: Incident = async (scene) => {
  await controlAll(scene.instances, { withoutRequestMetrics: true });
  return {
    did: `${scene.service} still answers, but no longer exposes the metrics of its requests, on any instance.`,
    expect: `Traffic, errors and latency are not known and nothing about them is green; what was last known is shown with its age, not as zero. ${instancesAreUp(scene)} CPU and memory go on. No alert: rules are silent about what they cannot see.`,
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
    did: `${victim.name} is in a hot loop: it keeps a core busy and answers late. Its neighbours are well.`,
    expect: `CPU of ${victim.name} is above 0.8 cores and its neighbours are where they were: "it is one instance, not the service", so restart it and do not scale. p95 of the whole rises, because it still gets a third of the requests.${SLOW_ALERT[scene.service]}`,
  };
};
