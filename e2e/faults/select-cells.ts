import { FAULTS, fits } from './all-faults';
import type { Cell } from './cell';
import type { FaultOptions } from './options';
import { ENDPOINTS, type Place } from './place';

/** Requested only while the page loads, so a fault there must be present when the page is opened. */
const ONLY_ON_LOAD: readonly Place[] = ['targets', 'alertmanagers', 'labels', 'metadata'];

/** Places where opening the page during the fault is a case of its own. */
const BOTH: readonly Place[] = ['query', 'everything'];

const PLACES: readonly Place[] = [...ENDPOINTS, 'everything'];

/**
 * The cells of the given faults and places, or of all where none are given. Throws where a name matches nothing: a run
 * without cells would pass.
 */
export function selectCells({ faults, places }: Pick<FaultOptions, 'faults' | 'places'>): Cell[] {
  const unknownPlace = places.find((name) => !PLACES.some((place) => place === name));
  if (unknownPlace !== undefined) throw new Error(`--place must be one of ${PLACES.join(', ')}, not "${unknownPlace}"`);
  const unknownFault = faults.find((part) => !FAULTS.some(({ name }) => name.includes(part)));
  if (unknownFault !== undefined) throw new Error(`No fault has "${unknownFault}" in its name`);
  const chosen = FAULTS.filter(({ name }) => faults.length === 0 || faults.some((part) => name.includes(part)));
  const cells = PLACES.filter((place) => places.length === 0 || places.includes(place)).flatMap((place) =>
    chosen
      .filter((fault) => fits(fault, place))
      .flatMap((fault) => whensOf(place).map((when): Cell => ({ fault, place, when }))),
  );
  if (cells.length === 0) throw new Error('None of these faults can happen there');
  return cells;
}

function whensOf(place: Place): Cell['when'][] {
  if (ONLY_ON_LOAD.includes(place)) return ['opened'];
  return BOTH.includes(place) ? ['live', 'opened'] : ['live'];
}
