import type { Behaviour } from '../sample-service/behaviour';
import { CURRENT_VERSION } from '../sample-service/serve';
import type { Incident, Instance } from './incident';

/** Whether the process must be restarted: its version is fixed at the start, and leaked memory stays allocated. */
function needsRestart({ version, leakBytesPerSecond }: Behaviour): boolean {
  return version !== CURRENT_VERSION || leakBytesPerSecond > 0;
}

async function recoverInstance(instance: Instance): Promise<void> {
  if (instance.isRunning()) {
    if (needsRestart(await instance.control({}))) await instance.stop();
    else await instance.reset();
  }
  if (!instance.isRunning()) await instance.start();
}

export const recover: Incident = async ({ services, load }) => {
  await Promise.all([load.reset(), ...services.map(recoverInstance)]);
  return {
    did: `Everything runs version ${CURRENT_VERSION} without faults again and gets its usual traffic.`,
    expect:
      'Lights become green again when the incident leaves their rate windows: one minute for traffic, up to five for errors and latency. Alerts resolve, with a notification.',
  };
};
