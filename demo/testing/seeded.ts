import type { Uniform } from '../sample-service/chance';

/** A random generator with a fixed seed (Park and Miller), so that statistical tests do not fail by chance. */
export function seeded(): Uniform {
  let state = 1;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}
