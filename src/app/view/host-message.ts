import * as v from 'valibot';
import { parseTimePoint, rangeProblem } from '@/dashboard/time-range/time-range-text';
import type { Level } from '@/health/level';
import { THEMES } from './url-words';

/** The version of what is said between this page and the one around it; it stands in every message under `vigie`. */
export const PROTOCOL = 1;

/**
 * The message to the portal around this page, sent whenever any of it changes. `height`: what the content needs, CSS
 * pixels.
 */
export type HostNews = { verdict: Level | 'loading'; sentence: string; service: string; height: number };

const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));
const texts = v.array(text, 'must be a list');
const timePoint = v.pipe(
  text,
  v.transform(parseTimePoint),
  v.check((point) => point !== null, 'must be now-1h, Unix seconds or ISO 8601'),
);

const WISH = v.strictObject({
  service: v.optional(text),
  endpoint: v.optional(texts),
  instance: v.optional(texts),
  from: v.optional(timePoint),
  to: v.optional(timePoint),
  theme: v.optional(v.picklist(THEMES, `must be one of ${THEMES.join(', ')}`)),
});

/** The request of the portal, by the names of URL parameters; what it leaves out does not change. */
export type HostWish = v.InferOutput<typeof WISH>;

export type HostMessage = { kind: 'wish'; wish: HostWish } | { kind: 'problem'; problem: string } | { kind: 'foreign' };

/**
 * Reads a message; `foreign` is one that was not meant for this page, as other scripts of a portal send them. `now` on
 * the server's clock, Unix seconds.
 */
export function readHostMessage(data: unknown, now: number): HostMessage {
  if (typeof data !== 'object' || data === null || !('vigie' in data)) return { kind: 'foreign' };
  if (data.vigie !== PROTOCOL)
    return { kind: 'problem', problem: `vigie must be ${PROTOCOL}, the version that this page speaks` };
  if (!('show' in data)) return { kind: 'problem', problem: 'show is missing: it says what to look at' };
  const parsed = v.safeParse(WISH, data.show);
  if (!parsed.success) return { kind: 'problem', problem: sentenceOf(parsed.issues[0]) };
  const { from, to } = parsed.output;
  // With one end alone the other stays as it is in the address, where it is checked.
  const problem = from && to ? rangeProblem({ from, to }, now) : null;
  return problem === null
    ? { kind: 'wish', wish: parsed.output }
    : { kind: 'problem', problem: `show.from and show.to cannot be followed: ${problem}` };
}

function sentenceOf({ path, type, expected, message }: v.BaseIssue<unknown>): string {
  const place = ['show', ...(path ?? []).map(({ key }) => String(key))].join('.');
  if (type !== 'strict_object') return `${place} ${message}`;
  return `${place} ${expected === 'never' ? 'is nothing that can be shown' : 'must be an object'}`;
}
