import { formatAge } from '@/format/format-age';
import { formatText } from '@/format/format-value';
import { formatMoment } from '@/format/clock';
import type { Freshness } from '@/health/facts/freshness';
import { LEVEL_WORDS } from '@/health/level';
import { valueAt } from '@/health/line';
import type { Moment, ServiceFacts } from '@/health/service-facts';
import { SIGNAL_NAMES, type Signal, type Since } from '@/health/signal';
import { unknownSignal } from '@/health/signals/unknown-signal';
import type { JudgeInput } from './judged-facts';
import type { LastKnown, Phrase, Verdict } from './verdict';

/** The range may lie before the first sample, or in a gap, so it is not said that there is no data at all. */
const NO_DATA = 'No data in this range';

/** Shown while the newest sample is being searched. */
const LOOKING = 'Looking for the newest sample';

/**
 * The facts without request rates, which keep their value for minutes after the last sample and must not be judged as
 * present ones.
 */
export function withoutRequests(facts: ServiceFacts): ServiceFacts {
  const current: Moment = {
    requestRate: null,
    serverErrorRate: null,
    clientErrorRate: null,
    errorRatio: null,
    requestCount: null,
    failureCount: null,
    p50: null,
    p95: null,
    p99: null,
    mean: null,
    inProgress: null,
    instancesUp: facts.current.instancesUp,
  };
  return { ...facts, current };
}

/**
 * The facts with the request rate at the time of the newest sample; afterwards the rate falls only because samples are
 * missing.
 */
export function asOfNewestSample(facts: ServiceFacts, { newestSample }: Freshness): ServiceFacts {
  const { requestRate } = facts.history;
  if (requestRate === null || newestSample === null) return facts;
  const [first = 0, second = first] = requestRate.times;
  const known = valueAt(requestRate, newestSample, STEPS_OF_GRACE * (second - first));
  return Number.isNaN(known) ? facts : { ...facts, current: { ...facts.current, requestRate: known } };
}

/** The grids of answers that came a moment apart differ by one step. */
const STEPS_OF_GRACE = 2;

/**
 * The verdict on data that is not current: how old it is and what was last known. `stillKnown`: the verdict without
 * requests, from a server that answers; where it is critical it is shown, because a service that is down matters more
 * than old data.
 */
export function unknownVerdict(input: JudgeInput, lastKnown: Verdict, stillKnown: Verdict | null): Verdict {
  const { freshness, timeZone, now } = input;
  // A link to an instance that has been replaced is no sign that the service is silent.
  const isUnmatched = freshness.state === 'unknown' && input.facts.isFiltered;
  const age = isUnmatched ? 'No samples match the filters' : ageText(freshness, now);
  const untold = freshness.state === 'asking' ? LOOKING : freshness.state === 'unknown' ? NO_DATA : null;
  const when = untold ?? `Last known at ${formatMoment(freshness.newestSample ?? lastKnown.at, now, timeZone, true)}`;
  const signals = lastKnown.signals.map((signal) => dim(signal, when, stillKnown));
  if (stillKnown?.level === 'critical') {
    // The last known verdict may be about this same outage.
    const before =
      untold === LOOKING || lastKnown.level === 'critical'
        ? 'No rate below is current'
        : `${when}: ${summary(lastKnown)}`;
    return { ...stillKnown, detail: `${stillKnown.detail} ${age}. ${before}.`.trim(), signals };
  }
  const reason =
    freshness.state === 'unreachable' && freshness.age !== null
      ? `${age}, newest sample ${formatAge(freshness.age)} old`
      : age;
  return {
    at: lastKnown.at,
    level: 'unknown',
    headline: unknownBecause(reason),
    reason,
    ...(untold === null && { lastKnown: lastKnownOf(input, lastKnown) }),
    detail: untold === null ? `${when}: ${summary(lastKnown)}. No number below is current.` : `${untold}.`,
    wall: {
      headline: unknownBecause(age),
      detail: untold === null ? `${when}: ${LEVEL_WORDS[lastKnown.level]}. No number below is current.` : `${untold}.`,
    },
    tabTitle: tabTitle(freshness),
    since: sinceOf(freshness),
    signals,
  };
}

const lastKnownOf = ({ freshness, now }: JudgeInput, { level, headline, reason, at, signals }: Verdict): LastKnown => ({
  level,
  sentence: level === 'ok' ? '' : (reason ?? textOf(headline)),
  unknown: signals.flatMap((signal) => (signal.level === 'unknown' ? signal.name : [])),
  age: Math.max(0, now - (freshness.newestSample ?? at)),
});

/**
 * The verdict where nothing about the service was ever answered. `problem`: why its queries fail, in the words of the
 * server or of the browser.
 */
export function verdictWithoutFacts(freshness: Freshness, now: number, problem: string): Verdict {
  const isSilent = freshness.state === 'unreachable';
  const reason = isSilent ? ageText(freshness, now) : 'The numbers behind the verdict cannot be read';
  const headline = unknownBecause(reason);
  const signals = SIGNAL_NAMES.map((name) => unknownSignal(name, 'Not known: never answered', 'Never answered'));
  return {
    at: now,
    level: 'unknown',
    headline,
    reason,
    detail: problem,
    wall: { headline, detail: problem },
    tabTitle: LEVEL_WORDS.unknown,
    since: sinceOf(freshness),
    signals,
  };
}

/** Why nothing current is known: `No answer from Prometheus for 12 s`. */
export function ageText({ state, age, unreachableSince }: Freshness, now: number): string {
  if (state === 'unreachable') {
    const silent = now - (unreachableSince ?? now);
    // Right after the failure “for 0 s” would be meaningless.
    return `No answer from Prometheus${silent < 1 ? '' : ` for ${formatAge(silent)}`}`;
  }
  if (state === 'asking') return LOOKING;
  return age === null ? 'No samples from this service' : `Newest sample ${formatAge(age)} old`;
}

function unknownBecause(reason: string): Phrase[] {
  return [{ text: `${LEVEL_WORDS.unknown}: ${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`, strong: false }];
}

function tabTitle({ age }: Freshness): string {
  return age === null ? LEVEL_WORDS.unknown : `${LEVEL_WORDS.unknown}: ${formatAge(age)} old`;
}

function sinceOf({ state, newestSample, unreachableSince }: Freshness): Since | null {
  const time = state === 'unreachable' ? unreachableSince : newestSample;
  return time === null ? null : { time, before: false };
}

/** The light with its last number but an unknown level, unless the server still knows that it is wrong. */
function dim(signal: Signal, when: string, stillKnown: Verdict | null): Signal {
  const fresh = stillKnown?.signals.find(({ name }) => name === signal.name);
  if (fresh !== undefined && (fresh.level === 'critical' || fresh.level === 'warning'))
    return fresh.value === null ? { ...fresh, reason: `${fresh.shortReason}. ${lastNumber(signal, when)}` } : fresh;
  return { ...signal, level: 'unknown', trend: null, reason: when, shortReason: when, since: null };
}

/** The last number of a light, for an alert that fires while request rates are left out because they are old. */
const lastNumber = ({ value, unit }: Signal, when: string) =>
  value === null || when === NO_DATA || when === LOOKING ? when : `${when}: ${formatText(value, unit)}`;

/** `OK, 426 requests per second, …`: the last verdict in one piece. */
function summary({ level, headline }: Verdict): string {
  return `${LEVEL_WORDS[level]}, ${textOf(headline).replace(/\.$/, '')}`;
}

const textOf = (headline: readonly Phrase[]) => headline.map(({ text }) => text).join('');
