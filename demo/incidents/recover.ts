import { PRESENT_VERSION } from '../sample-service/serve';
import type { Incident, Instance } from './incident';

async function recoverInstance(instance: Instance): Promise<void> {
  const isOld = instance.isRunning() && (await instance.reset()).version !== PRESENT_VERSION;
  // The version of a process is that of its start: only another start takes a release back.
  if (isOld) await instance.stop();
  if (!instance.isRunning()) await instance.start();
}

export const recover: Incident = async ({ services, load }) => {
  await Promise.all([load.reset(), ...services.map(recoverInstance)]);
  return {
    did: `Everything runs again as version ${PRESENT_VERSION}, answers as it should and gets its usual traffic.`,
    expect: 'Lights turn green again as the bad minutes leave the windows of their rates: one minute for traffic, up to five for errors and latency. Alerts resolve, and their notifications say so.',
  };
};
