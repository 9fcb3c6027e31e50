import type { ServiceFacts } from '@/health/service-facts';
import type { Signal, SignalName } from '@/health/signal';

type Scoped = Pick<ServiceFacts, 'ofAllEndpoints' | 'worstOf' | 'instances'>;

/**
 * A light that shows all endpoints although the reader has chosen some, or the worst of several where they cannot be put together, says so first: its number
 * would be taken for that of what is looked at.
 */
export function withScope(signal: Signal, facts: Scoped): Signal {
  const scopes = signal.value === null ? [] : scopesOf(signal.name, facts);
  return scopes.reduceRight((of, { whole, short }) => ({ ...of, reason: `${whole}. ${of.reason}`, shortReason: `${short}: ${of.shortReason}` }), signal);
}

/** The same behind the number in a sentence; empty where there is nothing to say. */
export function scopeText(name: SignalName, facts: Scoped): string {
  return scopesOf(name, facts).map(({ behind }) => behind).join('');
}

function scopesOf(name: SignalName, { ofAllEndpoints, worstOf, instances }: Scoped) {
  // Of one instance there is nothing that could be put together.
  const isWorst = name === 'latency' && worstOf !== null && (worstOf === 'endpoint' || instances.length > 1);
  return [
    ...(ofAllEndpoints.includes(name) ? [{ whole: 'Of all endpoints', short: 'All endpoints', behind: ' over all endpoints' }] : []),
    ...(isWorst ? [{ whole: `Of the worst ${worstOf}`, short: `Worst ${worstOf}`, behind: ` on the worst ${worstOf}` }] : []),
  ];
}
