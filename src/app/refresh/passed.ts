/**
 * What has passed since then, in the unit of the two; without end where it lies ahead, because a clock was set back: what was answered at an hour that is still to come
 * would otherwise be good until then.
 */
export function passed(since: number, now = Date.now()): number {
  return since > now ? Infinity : now - since;
}
