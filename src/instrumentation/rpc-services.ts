import type { ProfileFacts } from './profile-facts';
import { haveNamesakes, rpcServiceOf } from './rpc-service';
import type { ServiceProfile } from './service-profile';

/**
 * The profile with endpoints told by service and method, where several gRPC services have methods of the same name: added up nobody would see which of them fails. Where
 * failures or durations name endpoints by another label, the two could not be held against each other, and they are told by the method.
 */
export function withRpcServices(profile: ServiceProfile, facts: ProfileFacts): ServiceProfile {
  const { requests, errors, duration, recognition } = profile;
  const rpcService = requests?.endpoint ? rpcServiceOf(requests.endpoint) : null;
  const others = [errors?.endpoint, errors?.clientEndpoint, duration?.endpoint, duration?.byEndpoint?.endpoint];
  if (requests === null || rpcService === null || !haveNamesakes(facts) || others.some((label) => label != null && label !== requests.endpoint)) return profile;
  const sentence = `Services have methods of the same name, which ${rpcService} tells apart: endpoints are named by both, ${facts.methods} of them.`;
  return { ...profile, requests: { ...requests, rpcService }, recognition: { ...recognition, evidence: [...recognition.evidence, sentence] } };
}
