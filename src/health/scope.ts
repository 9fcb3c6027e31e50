import type { ServiceFacts } from './service-facts';
import type { Signal, SignalName } from './verdict';

type Scoped = Pick<ServiceFacts, 'ofAllEndpoints'>;

/** A light that shows all endpoints although the reader has chosen some says so first: its number would be taken for theirs. */
export function withScope(signal: Signal, { ofAllEndpoints }: Scoped): Signal {
  if (signal.value === null || !ofAllEndpoints.includes(signal.name)) return signal;
  return { ...signal, reason: `Of all endpoints. ${signal.reason}`, shortReason: `All endpoints: ${signal.shortReason}` };
}

/** The same behind the number in a sentence; empty where there is nothing to say. */
export function scopeText(name: SignalName, { ofAllEndpoints }: Scoped): string {
  return ofAllEndpoints.includes(name) ? ' over all endpoints' : '';
}
