import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName } from '@/health/signal';

type Scoped = Pick<ServiceFacts, 'ofAllEndpoints' | 'worstOf' | 'instances'>;

/**
 * Adds to the reason of a light that its number is that of all endpoints although some are chosen, or the worst of
 * several that cannot be aggregated: otherwise it would be taken for that of the chosen ones.
 */
export function withScope(signal: Signal, facts: Scoped): Signal {
  const scopes = signal.value === null ? [] : scopesOf(signal.name, facts);
  return scopes.reduceRight(
    (of, { whole, short }) => ({ ...of, reason: `${whole}. ${of.reason}`, shortReason: `${short}: ${of.shortReason}` }),
    signal,
  );
}

/** The same for use after a number in a sentence: ` over all endpoints`; empty where there is nothing to add. */
export function scopeText(name: SignalName, facts: Scoped): string {
  return scopesOf(name, facts)
    .map(({ behind }) => behind)
    .join('');
}

function scopesOf(name: SignalName, { ofAllEndpoints, worstOf, instances }: Scoped) {
  // With a single instance there is nothing to aggregate.
  const isWorst = name === 'latency' && worstOf !== null && (worstOf === 'endpoint' || instances.length > 1);
  return [
    ...(ofAllEndpoints.includes(name)
      ? [{ whole: 'Of all endpoints', short: 'All endpoints', behind: ' over all endpoints' }]
      : []),
    ...(isWorst
      ? [{ whole: `Of the worst ${worstOf}`, short: `Worst ${worstOf}`, behind: ` on the worst ${worstOf}` }]
      : []),
  ];
}
