import type { Sample } from '@/prometheus/series';
import { copiedText, copiesExpr } from '@/instrumentation/check/copied-series';
import { asFormer, FORMERLY, formerExprs, formerService } from '@/instrumentation/discovery/former-counters';
import { counterNamesExpr, counterRatesExpr, mostMoving } from '@/instrumentation/discovery/own-counters';
import { severalServices } from '@/instrumentation/check/several-services-text';
import { mayBeSeveral } from '@/instrumentation/check/several-processes';
import { resetsExpr, resetsText } from '@/instrumentation/check/several-processes-text';
import { selector } from '@/promql/label-matcher';
import type { DiscoveredService } from './discovered-service';
import type { ServiceProfile } from './service-profile';

/**
 * `ask` answers an instant query, `readThen` reads a service as it was so many seconds ago. `samples` are the answer of
 * the check.
 */
type Further = {
  ask: (expr: string) => Promise<readonly Sample[]>;
  readThen: (then: DiscoveredService, ago: number) => Promise<ServiceProfile>;
  samples: readonly Sample[];
};

/**
 * Queries that only few services need. Without request metrics: former ones, and counters of the service's own. With
 * several targets per instance: whether their series are stored several times. With resets: whether every scrape reads
 * another process. Also adds the warning about several services in one job.
 */
export async function lookFurther(
  found: ServiceProfile,
  service: DiscoveredService,
  further: Further,
): Promise<ServiceProfile> {
  const profile = found.requests === null ? await withoutRequests(found, service, further) : found;
  const expr = service.isScrapedTwice === true ? copiesExpr([profile]) : null;
  const copied = expr === null ? [] : copiedText(await further.ask(expr));
  const unreliable = await unreliableText(profile, further);
  const { recognition } = profile;
  return {
    ...profile,
    recognition: {
      ...recognition,
      ...(unreliable !== null && { unreliable }),
      problems: [
        ...recognition.problems,
        ...severalServices(further.samples),
        ...copied,
        ...(unreliable === null ? [] : [`Traffic, errors and latency are not reliable: ${unreliable} ${REMEDY}`]),
      ],
    },
  };
}

const REMEDY =
  'Let the workers count together (the multiprocess mode of their client library), or scrape each on a port of its own.';

async function unreliableText(profile: ServiceProfile, { ask, samples }: Further): Promise<string | null> {
  if (!mayBeSeveral(samples, profile)) return null;
  const expr = resetsExpr(profile, (metric, matchers) =>
    selector(metric, [{ name: 'job', op: '=', value: profile.service }, ...matchers]),
  );
  return expr === null ? null : resetsText(profile, await ask(expr));
}

async function withoutRequests(
  profile: ServiceProfile,
  service: DiscoveredService,
  { ask, readThen }: Further,
): Promise<ServiceProfile> {
  const [names = [], ...before] = await Promise.all(
    [counterNamesExpr(service), ...formerExprs([service.service])].map((expr) => ask(expr)),
  );
  const former = before.map((samples) => formerService(service, samples));
  const last = former.findIndex((found) => found !== null);
  // Inspected as of that time, because without labels endpoints would get other names, and filters on them would match
  // nothing.
  const read = former[last] ? await readThen(former[last], FORMERLY[last] ?? 0) : null;
  if (read?.requests) return asFormer(read);
  const expr = counterRatesExpr(profile.service, names);
  return { ...profile, counters: mostMoving(expr === null ? [] : await ask(expr)) };
}
