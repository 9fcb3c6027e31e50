import { discoveryExpr } from '@/instrumentation/discovery/discovery';
import type { AskMore } from '@/panels/queries/instant-question';
import { askInParts, joined, writeWithinLongest } from '@/prometheus/batching/in-parts';
import type { InstantAnswer } from '@/prometheus/query-answer';

/** The list of services with how those were that have fallen silent, which is asked where there are any. */
export async function silentBeside(
  answer: InstantAnswer,
  silent: readonly string[],
  ask: AskMore,
): Promise<InstantAnswer> {
  return joined(answer, await askInParts(writeWithinLongest(silent, discoveryExpr), ask));
}
