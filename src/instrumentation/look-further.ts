import type { Sample } from '@/prometheus/series';
import { copiedText, copiesExpr } from '@/instrumentation/check/copied-series';
import { formerExprs, formerProfile } from '@/instrumentation/discovery/former-counters';
import { counterNamesExpr, counterRatesExpr, mostMoving } from '@/instrumentation/discovery/own-counters';
import { severalServices } from '@/instrumentation/check/several-services-text';
import type { DiscoveredService } from './discovered-service';
import type { ServiceProfile } from './service-profile';

/** `ask` answers an instant query, `asSaid` puts what a person says of a profile before what was found. `samples` are the answer of the check. */
type Further = { ask: (expr: string) => Promise<readonly Sample[]>; asSaid: (found: ServiceProfile) => ServiceProfile; samples: readonly Sample[] };

/**
 * What is asked of few services only: of those that tell nothing about requests, how they counted them before, and for counters of their own; and where an instance has several
 * targets, whether what these expose is stored several times. And what is made of several services in one job.
 */
export async function lookFurther(found: ServiceProfile, service: DiscoveredService, further: Further): Promise<ServiceProfile> {
  const profile = found.requests === null ? await withoutRequests(found, service, further) : found;
  const expr = service.isScrapedTwice === true ? copiesExpr([profile]) : null;
  const copied = expr === null ? [] : copiedText(await further.ask(expr));
  const { recognition } = profile;
  return { ...profile, recognition: { ...recognition, problems: [...recognition.problems, ...severalServices(further.samples), ...copied] } };
}

async function withoutRequests(profile: ServiceProfile, service: DiscoveredService, { ask, asSaid }: Further): Promise<ServiceProfile> {
  const [names = [], ...before] = await Promise.all([counterNamesExpr(service), ...formerExprs([service.service])].map(ask));
  const former = formerProfile(service, before.flat());
  if (former !== null) return asSaid(former);
  const expr = counterRatesExpr(profile.service, names);
  return { ...profile, counters: mostMoving(expr === null ? [] : await ask(expr)) };
}
