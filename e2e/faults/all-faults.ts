import { BODY_FAULTS } from './body-faults';
import type { Fault } from './fault';
import type { Place } from './place';
import { SAMPLE_FAULTS } from './sample-faults';
import { STATUS_FAULTS } from './status-faults';
import { TRANSPORT_FAULTS } from './transport-faults';

/** Everything that has been seen to go wrong between a page and a Prometheus. */
export const FAULTS: readonly Fault[] = [...STATUS_FAULTS, ...TRANSPORT_FAULTS, ...BODY_FAULTS, ...SAMPLE_FAULTS];

export function faultNamed(name: string): Fault {
  const fault = FAULTS.find((candidate) => candidate.name === name);
  if (fault === undefined) throw new Error(`No fault is called "${name}"`);
  return fault;
}

/** Whether a fault means anything there: samples are changed in queries, the rest of the API is only JSON. */
export function fits({ only }: Fault, place: Place): boolean {
  return place === 'everything' ? only === undefined : (only?.includes(place) ?? true);
}
