import { readGiven } from '@/app/discovery/read-given';
import type { ViewState } from '@/app/view/use-view-state';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';

/**
 * What is said by hand of services: the configuration, and over it the URL's `profile` of the one that the URL names,
 * so that a row judges as that service's own page does.
 */
export function givenProfiles(
  { service, profile }: Pick<ViewState, 'service' | 'profile'>,
  configured: readonly ConfiguredProfile[],
): readonly ConfiguredProfile[] {
  if (service === null || profile === null) return configured;
  const { given } = readGiven(profile, service);
  if (given === null) return configured;
  const own = configured.find((one) => one.service === service);
  return [{ ...own, ...given }, ...configured.filter((one) => one !== own)];
}
