import type { Uniform } from '../sample-service/chance';

/**
 * The same chance in every run (Park and Miller): what is true of most draws must not fail a test once in two hundred
 * runs.
 */
export function seeded(): Uniform {
  let state = 1;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}
