import { availableParallelism } from 'node:os';
import type { VisitedService } from '../load/send-requests';
import { MAX_LEAKED } from '../sample-service/strain';
import { HOT_LOOP, type Incident, controlAll, downText, victimOf } from './incident';

const DOWN_ALERT: Record<VisitedService, string> = { 'shop-api': 'APIInstanceDown', backend: 'BackendDown' };

export const instanceDown: Incident = async (scene) => {
  const victim = victimOf(scene);
  await victim.kill();
  return {
    did: `${victim.name} was killed, as by a crash.`,
    expect: `"${downText(scene.instances)}", and the cell of ${victim.name} says "connection refused". Those that are left take its traffic, so errors and latency stay. ${DOWN_ALERT[scene.service]} is pending and fires after one minute (critical).`,
  };
};

export const allDown: Incident = async ({ service, instances }) => {
  await Promise.all(instances.map((one) => one.stop()));
  return {
    did: `All ${instances.length} instances of ${service} were stopped.`,
    expect: `"${downText(instances)}": critical. The panels keep what was last known and say how old it is; no rate falls to zero as if it had been measured. ${DOWN_ALERT[service]} is pending for each of them and fires after one minute, in one notification.`,
  };
};

/** Cores that are left for the rest of the demo and a browser. */
const RESERVED_CORES = 0.5;

/** A smaller share of a core would not be noticeable. */
const MIN_BUSY_SHARE = 0.3;

/** The threshold of HighCPUUsage, cores. */
const CPU_LIMIT = 0.8;

/** The share of a core that each instance may use without starving Prometheus and the page. */
function busyShareFor(instances: number): number {
  return Math.max(MIN_BUSY_SHARE, Math.min(HOT_LOOP, (availableParallelism() - RESERVED_CORES) / instances));
}

export const saturation: Incident = async ({ service, instances }) => {
  const busyShare = busyShareFor(instances.length);
  await controlAll(instances, { busyShare });
  const isOverLimit = busyShare > CPU_LIMIT;
  return {
    did: `Every instance of ${service} now burns ${busyShare.toFixed(2)} cores beside its work, in stretches during which nobody is answered${isOverLimit ? '' : ' (this machine has no cores for more)'}.`,
    expect: `p95 rises and CPU rises with it, on all instances alike: "saturation is likely". Traffic is what it was, so it is the work that became dearer.${isOverLimit && service === 'shop-api' ? ' HighCPUUsage is pending and fires after five minutes (warning).' : ''}`,
  };
};

const LEAK_BYTES_PER_SECOND = 12e6;

export const memoryLeak: Incident = async (scene) => {
  const victim = victimOf(scene);
  await victim.control({ leakBytesPerSecond: LEAK_BYTES_PER_SECOND });
  return {
    did: `${victim.name} now leaks ${LEAK_BYTES_PER_SECOND / 1e6} MB per second, up to ${MAX_LEAKED / 1e9} GB.`,
    expect: `The memory of ${victim.name} climbs in a straight line and leaves its neighbours; the second line says how fast and when it will be at the limit.${scene.service === 'shop-api' ? ' After a minute and a half it passes 1 GB: a warning, HighMemoryUsage is pending and fires five minutes later.' : ''} Nobody feels it yet: requests are answered as before.`,
  };
};

const BAD_VERSION = '1.1.0';

export const badDeploy: Incident = async ({ service, instances }) => {
  // One after the other, as in a rolling deployment.
  for (const instance of instances) {
    await instance.stop();
    await instance.start(BAD_VERSION);
    await instance.control({ errorShare: { '*': 0.2 }, extraLatency: 0.15 });
  }
  return {
    did: `${service} was deployed: every instance was restarted with version ${BAD_VERSION}, which fails in one request of five and takes 0.15 s longer.`,
    expect: `Errors are critical and latency is up since a moment at which all instances restarted and their version became ${BAD_VERSION}: the release did it, so roll it back. No single endpoint is named: the sentence counts on how many of them requests fail.`,
  };
};
