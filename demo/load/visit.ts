import { CATALOGUE_SIZE } from '../sample-service/endpoint';

/** One kind of user request, and its relative frequency. */
export type Visit = {
  weight: number;
  method: 'GET' | 'POST' | 'DELETE';
  path: () => string;
  body?: () => object;
};

/** One in fifty requests has an unknown id, like outdated links. */
const UNKNOWN_SHARE = 0.02;

/** An id of the catalogue, sometimes one that does not exist. */
export function someId(): number {
  return Math.random() < UNKNOWN_SHARE ? CATALOGUE_SIZE + 1 : 1 + Math.floor(Math.random() * CATALOGUE_SIZE);
}

/** A body with `field`, which is missing in a share of requests. */
export function bodyWith(field: string, forgottenShare: number): () => object {
  return () => (Math.random() < forgottenShare ? {} : { [field]: 'x' });
}

/** The visit selected by `draw` in [0, 1), with a probability by weight. */
export function choose(visits: Visit[], draw: number): Visit | undefined {
  let left = draw * visits.reduce((sum, visit) => sum + visit.weight, 0);
  return visits.find((visit) => (left -= visit.weight) < 0);
}
