/**
 * The time since `since`, in the unit of both. Infinite where `since` lies in the future, because a clock was set back:
 * an answer of that time would otherwise count as fresh until then.
 */
export function elapsed(since: number, now = Date.now()): number {
  return since > now ? Infinity : now - since;
}
