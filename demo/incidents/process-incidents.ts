import { availableParallelism } from 'node:os';
import type { VisitedService } from '../load/send-requests';
import { MAX_LEAKED } from '../sample-service/strain';
import { HOT_LOOP, type Incident, controlAll, downText, victimOf } from './incident';

const DOWN_ALERT: Record<VisitedService, string> = { 'shop-api': 'APIInstanceDown', backend: 'BackendDown' };

export const instanceDown: Incident = async (scene) => {
  const victim = victimOf(scene);
  await victim.kill();
  return {
    did: `${victim.name} was killed, like in a crash.`,
    expect: `"${downText(scene.instances)}", and ${victim.name} shows "connection refused". The other instances take over its traffic, so errors and latency stay the same. ${DOWN_ALERT[scene.service]} is pending and fires after one minute (critical).`,
  };
};

export const allDown: Incident = async ({ service, instances }) => {
  await Promise.all(instances.map((one) => one.stop()));
  return {
    did: `All ${instances.length} instances of ${service} were stopped.`,
    expect: `"${downText(instances)}": critical. The panels keep the last values with their age; no rate drops to zero as if it had been measured. ${DOWN_ALERT[service]} is pending for each instance and fires after one minute, in one notification.`,
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
    did: `Every instance of ${service} now uses ${busyShare.toFixed(2)} more cores, in phases that block the event loop${isOverLimit ? '' : ' (this machine does not have enough cores for more)'}.`,
    expect: `p95 and CPU rise on all instances: "saturation is likely". Traffic is unchanged, so each request has become more expensive.${isOverLimit && service === 'shop-api' ? ' HighCPUUsage is pending and fires after five minutes (warning).' : ''}`,
  };
};

const LEAK_BYTES_PER_SECOND = 12e6;

export const memoryLeak: Incident = async (scene) => {
  const victim = victimOf(scene);
  await victim.control({ leakBytesPerSecond: LEAK_BYTES_PER_SECOND });
  return {
    did: `${victim.name} now leaks ${LEAK_BYTES_PER_SECOND / 1e6} MB per second, up to ${MAX_LEAKED / 1e9} GB.`,
    expect: `The memory of ${victim.name} rises linearly, unlike that of the other instances; the second line says how fast, and when it reaches the limit.${scene.service === 'shop-api' ? ' After a minute and a half it passes 1 GB: a warning, HighMemoryUsage is pending and fires five minutes later.' : ''} Users do not notice yet: requests are answered as before.`,
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
    did: `${service} was deployed: every instance was restarted with version ${BAD_VERSION}, which fails one request in five and takes 0.15 s longer.`,
    expect: `Errors are critical and latency is higher since all instances were restarted with version ${BAD_VERSION}: the release is the cause, so roll it back. No single endpoint is named: the sentence says on how many of them requests fail.`,
  };
};
