import { containerGroup } from './containers';
import type { PanelGroup, SystemSource } from './group';
import { hostGroup } from './hosts';
import { probeGroup } from './probes';
import { runtimeGroup } from './runtime';

/**
 * The folded groups below the system section, in the order in which one would look; without groups that have no
 * metrics.
 */
export function systemGroups(source: SystemSource): PanelGroup[] {
  return [runtimeGroup(source), containerGroup(source), hostGroup(source), probeGroup(source)].filter(
    (group) => group !== null,
  );
}
