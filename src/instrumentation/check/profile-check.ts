import type { ProfileOverride } from '@/instrumentation/profile-override';
import { isUnitOpen, toldUnit, type ToldUnit } from '@/instrumentation/guess/duration-unit';
import { observedMetric } from '@/instrumentation/duration-kind';
import { BUSIEST_SHOWN } from '@/instrumentation/profile-of';
import { listed } from '@/instrumentation/listed';
import type { Durations, RequestCounter, ServiceProfile } from '@/instrumentation/service-profile';
import type { BucketEdges } from './bucket-edges';
import { withQualifier } from './endpoint-namesakes';
import { HAS_NO_EDGES, NOT_TRAFFIC, type ProfileFacts } from './profile-facts';
import { uncountedText } from './uncounted-instances';

/** With more endpoints the label probably has raw paths; then only the busiest are queried. */
export const MOST_ENDPOINTS = 100;

/**
 * Between these ratios of observations to requests, durations are probably observed several times per request; below it
 * is noise, above it is another metric.
 */
const COUNTED_TWICE = [1.5, 10] as const;

/** The answers of both queries of the check. */
type Checked = ProfileFacts & BucketEdges;

/**
 * The profile completed by the check: units from bucket edges, a limit on endpoints, excluded endpoints, and warnings.
 */
export function checkedProfile(
  found: ServiceProfile,
  facts: Checked,
  override: ProfileOverride | null = null,
): ServiceProfile {
  if (found.requests === null) return found;
  const told = checkedUnit(found, facts);
  const named = withQualifier(found, facts);
  const counter = named.requests ?? found.requests;
  const requests = {
    ...counter,
    busiest: counter.busiest ?? (countedNames(counter, facts) > MOST_ENDPOINTS ? BUSIEST_SHOWN : null),
  };
  const profile = {
    ...named,
    requests,
    ...(told && { duration: found.duration && told.unit && { ...found.duration, unit: told.unit } }),
  };
  const { duration, recognition } = profile;
  const evidence = [
    ...checkedSentences(profile, facts),
    ...(told?.unit ? [told.sentence] : []),
    ...(facts.notTraffic.length > 0 ? [`Left out because they are not traffic: ${listed(facts.notTraffic)}.`] : []),
  ];
  const warnings = told?.unit === null ? [told.sentence] : [];
  return {
    ...profile,
    duration: duration && withLastEdges(duration, facts),
    excluded: override?.excluded ?? (facts.notTraffic.length > 0 ? NOT_TRAFFIC : []),
    recognition: {
      ...recognition,
      evidence: [...recognition.evidence, ...evidence],
      warnings: [...recognition.warnings, ...warnings, ...oddities(profile, facts)],
      problems: [
        ...missingMetrics(override, facts),
        ...uncountedInstances(profile, facts),
        ...untoldInstances(profile, facts),
      ],
    },
  };
}

/**
 * How many names may be raw paths. Where routes are split by method only the routes count, because sixty routes may
 * well have two methods each.
 */
const countedNames = ({ qualifier }: RequestCounter, { endpoints, names }: ProfileFacts) =>
  (qualifier?.kind === 'service' ? names : endpoints) ?? 0;

function withLastEdges(duration: Durations, { edges, edgesByEndpoint, isTotalOnly }: BucketEdges): Durations {
  // A histogram with `+Inf` only has no quantiles, but it has a mean.
  if (isTotalOnly) return { ...duration, kind: 'sum-and-count' };
  const { byEndpoint } = duration;
  return { ...duration, ...lastOf(edges), byEndpoint: byEndpoint && { ...byEndpoint, ...lastOf(edgesByEndpoint) } };
}

function lastOf(edges: readonly number[]): { lastEdge?: number } {
  const lastEdge = edges.at(-1);
  return lastEdge === undefined ? {} : { lastEdge };
}

/** Reports configured metrics that the service does not expose, which are mostly misspelt. */
function missingMetrics(override: ProfileOverride | null, { present }: ProfileFacts): string[] {
  const missing = (override?.metrics ?? []).filter(({ metric }) => !present.has(metric));
  return missing.map(
    ({ where, metric }) =>
      `${metric} was given by hand as ${where}, and this service does not expose it: check its spelling, or leave the part out to have it found.`,
  );
}

function uncountedInstances({ requests }: ServiceProfile, { uncounted }: ProfileFacts): string[] {
  const text = uncountedText(uncounted.filter(({ read }) => read === requests?.metric));
  return text === null ? [] : [text];
}

/** Reports instances without a status label: their requests are counted, their failures are not. */
function untoldInstances({ requests, errors }: ServiceProfile, { untold }: ProfileFacts): string[] {
  if (untold === 0 || errors?.source.kind !== 'status-label') return [];
  return [
    `Errors are without those of ${untold} instance${untold === 1 ? '' : 's'}: no label of ${requests?.metric ?? ''} tells there whether a request failed.`,
  ];
}

/**
 * The unit of durations as far as values tell it, for guesses whose name does not; null where there is nothing to
 * check.
 */
function checkedUnit(profile: ServiceProfile, { edges, mean }: Checked): ToldUnit | null {
  const { duration } = profile;
  const hasValues = duration !== null && (edges.length > 0 || HAS_NO_EDGES.has(duration.kind));
  return hasValues && isUnitOpen(profile) ? toldUnit(duration, edges, mean) : null;
}

function checkedSentences({ requests, duration }: ServiceProfile, { endpoints, edges }: Checked): string[] {
  const counted =
    endpoints === null ? [] : [`${requests?.endpoint ?? ''} has ${endpoints} value${endpoints === 1 ? '' : 's'}.`];
  return duration === null ? counted : [...counted, ...edgesTold(edges, duration.unit)];
}

/** Sentences about the bucket edges. Below the first edge quantiles are interpolated from 0, so they say little. */
function edgesTold(edges: readonly number[], unit: Durations['unit']): string[] {
  const [first = 0] = edges;
  const told = edges.length === 0 ? [] : [`Buckets of durations end at ${edges.at(-1)} ${unit}.`];
  return first > 0
    ? [...told, `A quantile below ${first} ${unit}, where the first of them ends, cannot be told more precisely.`]
    : told;
}

function oddities(profile: ServiceProfile, facts: ProfileFacts): string[] {
  const { observed, rates } = facts;
  const { requests, duration } = profile;
  if (requests === null) return [];
  const count = countedNames(requests, facts);
  const received = rates.get(requests.metric) ?? 0;
  // Without matchers the rate of observations is that of a counter, which is not queried twice.
  const counted =
    observed ?? (duration?.matchers.length === 0 ? rates.get(observedMetric(duration.base, duration.kind)) : undefined);
  const ratio = counted !== undefined && received > 0 ? counted / received : 1;
  const isTwice = ratio >= COUNTED_TWICE[0] && ratio <= COUNTED_TWICE[1];
  const name =
    requests.qualifier?.kind === 'service'
      ? `${requests.qualifier.label} with ${requests.endpoint}`
      : requests.endpoint;
  return [
    ...(count > MOST_ENDPOINTS
      ? [
          `${name} has ${count} values, as raw paths have: the ${requests.busiest} busiest are shown, the others as one.`,
        ]
      : []),
    ...(isTwice
      ? [
          `${duration?.base ?? ''} observes every request ${ratio.toFixed(1)} times: requests are counted by ${requests.metric}, quantiles and means are not changed by it.`,
        ]
      : []),
    ...(requests.endpoint === null ? ['No label names endpoints, so nothing can be shown by endpoint.'] : []),
    ...(profile.errors === null
      ? [`No label of ${requests.metric} marks failures, and no counter beside it counts them.`]
      : []),
    ...(duration === null ? ['No metric of durations was found.'] : []),
    ...(duration?.kind === 'summary'
      ? [
          `Quantiles of a summary cannot be aggregated: the largest of all instances${duration.endpoint === null ? '' : ' and endpoints'} is shown.`,
        ]
      : []),
  ];
}
