import { formatText, formatValue } from '@/format/format-value';
import type { Alert } from '@/prometheus/rule';
import { alertLevel } from '@/health/alerts/decisive-alerts';
import { mainCulprit, spread } from '@/health/signals/attribution';
import { REFUSED } from '@/health/signals/errors';
import { isMisfit } from '@/health/signals/enough';
import { crowdText } from '@/health/system/crowd';
import { fleetLevel, fleetOf, type Fleet } from '@/health/system/fleet';
import { quantileText } from '@/health/signals/latency';
import { isWorse } from '@/health/level';
import { limitText } from '@/health/signals/limits';
import { overfullText, SATURATION_NAMES, saturationValue } from '@/health/system/saturation';
import { refusedInstead } from '@/health/signals/refused';
import { scopeText } from '@/health/signals/scope';
import { pilingUpSince } from '@/health/signals/piling-up';
import type { ServiceFacts } from '@/health/service-facts';
import { agoText, dayBefore, hourBefore, timeBefore } from '@/health/span-text';
import type { NamedLimit, Signal } from '@/health/signal';
import { capitalised, listed, nameText, shareText, unbroken } from '@/health/words';
import type { Clause } from './clause';

/** A share of the failures that rounds to 100 % is called all of them. */
const ALL = 0.995;

const HOUR = 3600;

/** Everything that is wrong, worst first; equal levels in the order in which a client of the service notices them. */
export function complaints(facts: ServiceFacts, signals: readonly Signal[], alerts: readonly Alert[]): Clause[] {
  const bySignal = signals.flatMap((signal) =>
    signal.level === 'warning' || signal.level === 'critical' ? complaintOf(facts, signal, signal.level) : [],
  );
  const clauses = [...bySignal, ...alertComplaint(alerts)];
  return clauses.toSorted((a, b) => (a.level === b.level ? 0 : isWorse(a.level, b.level) ? -1 : 1));
}

type Wrong = Clause['level'];

function complaintOf(facts: ServiceFacts, signal: Signal, level: Wrong): Clause[] {
  switch (signal.name) {
    case 'traffic':
      return [trafficComplaint(facts, level)];
    case 'errors':
      return [errorsComplaint(facts, signal, level)];
    case 'latency':
      return [latencyComplaint(facts, signal, level)];
    case 'system':
      return systemComplaints(facts, signal);
  }
}

function errorsComplaint(facts: ServiceFacts, { value, limit, measure }: Signal, level: Wrong): Clause {
  const main = mainCulprit(facts);
  const scope = scopeText('errors', facts);
  const where =
    main === null ? spreadText(facts) : `, ${main.share >= ALL ? 'all' : 'mostly'} ${nameText(main.endpoint.endpoint)}`;
  if (isMisfit(facts.current)) {
    const short = 'more failures than requests';
    return { level, strong: `${capitalised(short)} are counted`, rest: where, short, tab: short };
  }
  if (limit?.key === 'errorRate') {
    const rate = formatValue(facts.current.serverErrorRate, 'perSecond').text;
    return {
      level,
      strong: `${rate} requests per second fail`,
      rest: scope + where,
      short: `${rate} failures/s`,
      tab: `${rate} errors/s`,
    };
  }
  const share = formatText(value, 'ratio');
  if (measure === REFUSED)
    return {
      level,
      strong: `${share} of requests are refused (4xx)`,
      rest: scope + refusedBefore(facts),
      short: `${share} of requests refused`,
      tab: `${share} refused`,
    };
  return {
    level,
    strong: `${share} of requests fail`,
    rest: scope + where,
    short: `${share} of requests fail`,
    tab: `${share} errors`,
  };
}

/** No limit is set on what is refused: it is compared with what was. */
function refusedBefore(facts: ServiceFacts): string {
  const refused = refusedInstead(facts);
  return refused === null
    ? ''
    : `, ${formatText(refused.before, 'ratio')} were ${agoText(refused.secondsAgo, facts.isOver)}`;
}

/** Says where no single endpoint causes the failures: then the reader should look at what the endpoints share. */
function spreadText(facts: ServiceFacts): string {
  const found = spread(facts);
  if (found === null) return '';
  return `, on ${found.failing === found.total ? `all ${found.total}` : `${found.failing} of ${found.total}`} endpoints`;
}

function trafficComplaint(facts: ServiceFacts, level: Wrong): Clause {
  const rate = facts.current.requestRate ?? 0;
  const progress =
    pilingUpSince(facts) !== null ? `, ${formatText(facts.current.inProgress, 'count')} are in progress` : '';
  if (rate === 0 && progress !== '')
    return {
      level,
      strong: 'No requests are answered',
      rest: progress,
      short: 'no requests answered',
      tab: 'no answers',
    };
  if (rate === 0)
    return {
      level,
      strong: 'No requests arrive',
      rest: missedText(facts),
      short: 'no requests arrive',
      tab: 'no requests',
    };
  const before = facts.hourAgo?.requestRate ?? 0;
  const drop = shareText(1 - rate / before);
  const rest = `: ${perSecond(rate)} instead of ${perSecond(before)} per second${progress}`;
  return {
    level,
    strong: `Traffic is ${drop} lower than ${hourBefore(facts.isOver)}`,
    rest,
    short: `traffic ${drop} lower`,
    tab: `traffic ${drop} lower`,
  };
}

const perSecond = (rate: number) => formatValue(rate, 'requestsPerSecond').text;

/** The request rate an hour ago, or where there were no requests then either, a day ago. */
function missedText({ isOver, hourAgo, requestRateDayAgo }: ServiceFacts): string {
  const hourBack = hourAgo?.requestRate ?? 0;
  if (hourBack > 0) return `, ${perSecond(hourBack)} per second ${hourBefore(isOver)}`;
  return requestRateDayAgo === null || requestRateDayAgo === 0
    ? ''
    : `, ${perSecond(requestRateDayAgo)} per second ${dayBefore(isOver)}`;
}

function latencyComplaint(facts: ServiceFacts, { limit }: Signal, level: Wrong): Clause {
  const quantile = facts.current[limit?.key === 'p99' ? 'p99' : 'p95'];
  const name = quantile?.name ?? (limit?.key === 'p99' ? 'p99' : 'p95');
  const text = quantile === null ? '' : quantileText(quantile);
  const rest = scopeText('latency', facts) + (limit === null ? '' : `, limit ${limitText(limit)}`);
  return { level, strong: `${name} is at ${text}`, rest, short: `${name} ${text}`, tab: `${name} ${text}` };
}

/** Missing instances and exhausted resources are separate complaints, each with its own level. */
function systemComplaints(facts: ServiceFacts, { limit }: Signal): Clause[] {
  return [...fleetComplaint(facts), ...(limit === null ? [] : loadComplaint(facts, limit))];
}

function fleetComplaint(facts: ServiceFacts): Clause[] {
  const fleet = fleetOf(facts);
  const level = fleet === null ? 'ok' : fleetLevel(fleet);
  if (fleet === null || level === 'ok') return [];
  if (fleet.up >= fleet.total) return [partialComplaint(fleet, level)];
  if (fleet.down.length === 0 && fleet.up > 0) return [leavingComplaint(fleet, level, facts.isOver)];
  const missing = fleet.total - fleet.up;
  const share = unbroken(`${missing} of ${fleet.total}`);
  const state = fleet.down.length === 0 ? 'gone' : 'down';
  const some = `${share} instances ${missing === 1 ? 'is' : 'are'}`;
  const strong = `${missing === fleet.total ? allOf(fleet.total) : some} ${state}`;
  return [{ level, strong, rest: missingNames(fleet), short: `${share} instances ${state}`, tab: `${share} ${state}` }];
}

/** An instance with one target up and another down is not down itself. */
function partialComplaint({ total, partial }: Fleet, level: Wrong): Clause {
  const [only, ...others] = partial;
  const whose =
    only !== undefined && others.length === 0
      ? nameText(only.instance)
      : `${unbroken(`${partial.length} of ${total}`)} instances`;
  const subject = others.length === 0 ? 'A target' : 'Targets';
  return {
    level,
    strong: `${subject} of ${whose} ${others.length === 0 ? 'is' : 'are'} down`,
    rest: '',
    short: `${subject.toLowerCase()} of ${whose} down`,
    tab: `${subject.toLowerCase()} down`,
  };
}

/**
 * Instances that disappeared from service discovery may have failed or have been removed; whether they answered until
 * then tells which.
 */
function leavingComplaint({ total, up, gone, left }: Fleet, level: Wrong, isOver: boolean): Clause {
  const share = unbroken(`${up} of ${total}`);
  const names =
    gone.length > NAMED ? unbroken(`${gone.length} instances`) : listed(gone.map(({ instance }) => nameText(instance)));
  const how =
    left === gone.length
      ? ' while answering'
      : left === 0
        ? ' while failing'
        : `, ${unbroken(`${gone.length - left} of them`)} while failing`;
  return {
    level,
    strong: `${share} instances seen in ${timeBefore(HOUR, isOver)} are up`,
    rest: `: ${names} left discovery${how}`,
    short: `${share} instances left`,
    tab: `${share} left`,
  };
}

/** More names than this are left to the table of instances; where all are missing none is named. */
const NAMED = 2;

function missingNames({ total, down, gone }: Fleet): string {
  const names = [...down, ...gone].map(({ instance }) => nameText(instance));
  return names.length > NAMED || names.length >= total ? '' : `: ${listed(names)}`;
}

function allOf(total: number): string {
  if (total === 1) return 'The only instance is';
  return total === 2 ? 'Both instances are' : `All ${total} instances are`;
}

function loadComplaint({ instances, saturation }: ServiceFacts, limit: NamedLimit): Clause[] {
  if (limit.key !== 'cpuCores' && limit.key !== 'memoryBytes') return fullComplaint({ instances, saturation }, limit);
  const isCpu = limit.key === 'cpuCores';
  const uses = instances.flatMap(({ instance, up, cpuCores, memoryBytes }) =>
    up === true ? [{ instance, value: (isCpu ? cpuCores : memoryBytes) ?? 0 }] : [],
  );
  const over = uses.filter(({ value }) => value > limit.value).toSorted((a, b) => b.value - a.value);
  const [most] = over;
  if (most === undefined) return [];
  const name = isCpu ? 'CPU' : 'memory';
  const value = formatText(most.value, isCpu ? 'cores' : 'bytes');
  const crowd = crowdText(
    over.map(({ instance }) => instance),
    uses.length,
    'instance',
  );
  const strong = `${capitalised(name)} of ${crowd ?? nameText(most.instance)} is at ${crowd === null ? '' : 'up to '}${value}`;
  return [
    {
      level: limit.severity,
      strong,
      rest: `, limit ${limitText(limit)}`,
      short: `${name} at ${value}`,
      tab: `${name} ${value}`,
    },
  ];
}

function fullComplaint(facts: Pick<ServiceFacts, 'instances' | 'saturation'>, limit: NamedLimit): Clause[] {
  const [most] = facts.saturation
    .filter(({ key, value }) => key === limit.key && value > limit.value)
    .toSorted((a, b) => b.value - a.value);
  if (most === undefined) return [];
  const short = `${SATURATION_NAMES[most.key]} ${saturationValue(most)}`;
  const rest = limit.value === 0 ? '' : `, limit ${limitText(limit)}`;
  return [{ level: limit.severity, strong: overfullText(most, limit, facts), rest, short, tab: short }];
}

/** One clause for all alerts that the four lights do not cover; the list of alerts below has their details. */
function alertComplaint(alerts: readonly Alert[]): Clause[] {
  const critical = alerts.filter((alert) => alertLevel(alert) === 'critical');
  const [first] = critical.length > 0 ? critical : alerts;
  if (first === undefined) return [];
  const names = [...new Set(alerts.map((alert) => alert.name))];
  const others = names.length - 1;
  const strong =
    others === 0 ? `${nameText(first.name)} is firing` : `${nameText(first.name)} and ${others} more are firing`;
  const short = others === 0 ? '1 more alert firing' : `${names.length} alerts firing`;
  return [{ level: alertLevel(first) ?? 'warning', strong, rest: '', short, tab: nameText(first.name) }];
}
