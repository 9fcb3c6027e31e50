import { FAULTS, fits } from './all-faults';
import type { Cell } from './cell';
import type { FaultOptions } from './options';
import { ENDPOINTS, type Place } from './place';

/** Asked so rarely that only a page that is opened meanwhile meets a fault there. */
const ASKED_ONCE: readonly Place[] = ['targets', 'alertmanagers', 'labels', 'metadata'];

/** A page that is opened under these is another case than one that is open already. */
const BOTH: readonly Place[] = ['query', 'everything'];

const PLACES: readonly Place[] = [...ENDPOINTS, 'everything'];

/**
 * All cells of some faults and places, of all where none are named. Throws with a sentence where a name chooses
 * nothing: what ran nothing would pass.
 */
export function cellsFor({ faults, places }: Pick<FaultOptions, 'faults' | 'places'>): Cell[] {
  const stranger = places.find((name) => !PLACES.some((place) => place === name));
  if (stranger !== undefined) throw new Error(`--place must be one of ${PLACES.join(', ')}, not "${stranger}"`);
  const unknown = faults.find((part) => !FAULTS.some(({ name }) => name.includes(part)));
  if (unknown !== undefined) throw new Error(`No fault has "${unknown}" in its name`);
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
  if (ASKED_ONCE.includes(place)) return ['opened'];
  return BOTH.includes(place) ? ['live', 'opened'] : ['live'];
}
