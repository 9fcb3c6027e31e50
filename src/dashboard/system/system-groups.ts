import { containerGroup } from './system-containers';
import { hostGroup } from './system-hosts';
import { probeGroup } from './system-probes';
import { runtimeGroup } from './system-runtime';
import type { PanelGroup, SystemSource } from './system-group';

/** What is folded away below the system section, in the order in which one would look; nothing for what nobody measures. */
export function systemGroups(source: SystemSource): PanelGroup[] {
  return [runtimeGroup(source), containerGroup(source), hostGroup(source), probeGroup(source)].filter((group) => group !== null);
}
