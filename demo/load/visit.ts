import { CATALOGUE_SIZE } from '../sample-service/endpoint';

/** One kind of request that users make, and how often among the others. */
export type Visit = {
  weight: number;
  method: 'GET' | 'POST' | 'DELETE';
  path: () => string;
  body?: () => object;
};

/** One in fifty names something that does not exist, as links do that live longer than what they point to. */
const UNKNOWN_SHARE = 0.02;

/** An id of the catalogue, now and then one beyond its end. */
export function someId(): number {
  return Math.random() < UNKNOWN_SHARE ? CATALOGUE_SIZE + 1 : 1 + Math.floor(Math.random() * CATALOGUE_SIZE);
}

/** A body with `field`, which a share of users forget. */
export function bodyWith(field: string, forgottenShare: number): () => object {
  return () => (Math.random() < forgottenShare ? {} : { [field]: 'x' });
}

/** The visit that `draw` in [0, 1) selects, each with the probability of its weight. */
export function choose(visits: Visit[], draw: number): Visit | undefined {
  let left = draw * visits.reduce((sum, visit) => sum + visit.weight, 0);
  return visits.find((visit) => (left -= visit.weight) < 0);
}
