import { BODY_FAULTS } from './body-faults';
import type { Fault } from './fault';
import type { Place } from './place';
import { SAMPLE_FAULTS } from './sample-faults';
import { STATUS_FAULTS } from './status-faults';
import { TRANSPORT_FAULTS } from './transport-faults';

/** All known ways in which the connection between page and Prometheus fails. */
export const FAULTS: readonly Fault[] = [...STATUS_FAULTS, ...TRANSPORT_FAULTS, ...BODY_FAULTS, ...SAMPLE_FAULTS];

export function faultNamed(name: string): Fault {
  const fault = FAULTS.find((candidate) => candidate.name === name);
  if (fault === undefined) throw new Error(`No fault is called "${name}"`);
  return fault;
}

/** Whether a fault applies at a place: samples exist in queries only, the rest of the API is other JSON. */
export function fits({ only }: Fault, place: Place): boolean {
  return place === 'everything' ? only === undefined : (only?.includes(place) ?? true);
}
