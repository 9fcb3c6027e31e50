import { formatAge } from '@/format/format-age';
import { stepOf } from '@/health/line';
import type { Change, ServiceFacts } from '@/health/service-facts';
import type { Since } from '@/health/signal';
import { nameText } from '@/health/words';

/** Trouble that begins within this time after a change is related to it in the text; seconds. */
const RELATED_WITHIN = 300;

/** `deploy v2.31.0`, `a restart`. */
export function changeName({ kind, label }: Change): string {
  if (kind === 'deploy') return `deploy ${nameText(label)}`;
  return label === 'restart' ? 'a restart' : label;
}

type Known = Pick<ServiceFacts, 'changes' | 'scrapeInterval' | 'history'>;

/** The last change right before something began; a deploy is preferred to the restarts that belong to it. */
export function changeBefore(facts: Known, since: Since): Change | null {
  // With the large steps of a long range it is not known which of the two came first.
  if (since.before || stepOf(facts.history) > RELATED_WITHIN) return null;
  // The first failures and the new version may be seen by the same scrape, so the change may come slightly later on the
  // grid.
  const latest = since.time + 2 * facts.scrapeInterval;
  const related = facts.changes.filter(({ time }) => time <= latest && since.time - time <= RELATED_WITHIN);
  return related.findLast((change) => change.kind === 'deploy') ?? related.at(-1) ?? null;
}

/** `Began 40 s after deploy v2.31.0`; null where no change came right before. It states the order, not the cause. */
export function beganText(facts: Known, since: Since): string | null {
  const change = changeBefore(facts, since);
  if (change === null) return null;
  const delay = since.time - change.time;
  return delay < 1 ? `Began with ${changeName(change)}` : `Began ${formatAge(delay)} after ${changeName(change)}`;
}
