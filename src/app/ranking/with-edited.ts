import { withConfigured, type ConfiguredProfile } from '@/instrumentation/configured-profile';
import { profileOf } from '@/instrumentation/profile-of';
import { readGiven } from '@/app/profile/read-given';
import type { KnownService } from '@/app/use-services';
import type { ViewState } from '@/app/view/use-view-state';

/** The services with what the URL's `profile` says of the one that the URL names, so that a row judges as that service's own page does. */
export function withEdited(services: readonly KnownService[], { service, profile }: Pick<ViewState, 'service' | 'profile'>, configured: readonly ConfiguredProfile[]): readonly KnownService[] {
  if (service === null || profile === null) return services;
  const { given } = readGiven(profile, service);
  if (given === null) return services;
  const written = { ...configured.find((one) => one.service === service), ...given };
  return services.map((each) => (each.service === service ? { ...each, profile: withConfigured(profileOf(each), written) } : each));
}
