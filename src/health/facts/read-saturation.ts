import { OF_LABEL } from '@/dashboard/system/pulse-parts';
import { SATURATION_KEYS } from '@/dashboard/thresholds';
import type { Saturation } from '@/health/service-facts';
import type { PulseSamples } from './read-pulse';

/** How full things are, from the pulse of the system side. */
export function readSaturation(pulse: PulseSamples): Saturation[] {
  return SATURATION_KEYS.flatMap((key) =>
    (pulse.get(key) ?? []).flatMap(({ labels, value }): Saturation[] =>
      Number.isFinite(value) ? [{ key, of: labels[OF_LABEL] ?? '', value }] : [],
    ),
  );
}
