import type { Convention } from './convention';
import { durationHistogram } from './duration-histogram';
import { separateCounters } from './separate-counters';

/** In the order in which they are tried: the more telling first, because the histogram alone is part of many conventions. */
export const CONVENTIONS: readonly Convention[] = [separateCounters, durationHistogram];
