import { formatText, formatValue } from '@/format/format-value';
import { quantileText } from '@/health/signals/latency';
import { failedText } from '@/health/signals/errors';
import { scopeText } from '@/health/signals/scope';
import type { ServiceFacts } from '@/health/service-facts';
import type { Signal } from '@/health/signal';
import { capitalised, joined, unbroken } from '@/health/words';
import { isExcused, type JudgedFacts } from '@/health/verdict/judged-facts';
import type { Phrase } from '@/health/verdict/verdict';

type Length = 'page' | 'wall';

/**
 * `426 requests per second, 0.12 % errors, p95 at 226 ms, 4 of 4 instances up`. What is not known comes first, because
 * it is the reason why the page is not green.
 */
export function calmHeadline({ facts, signals }: JudgedFacts, length: Length): Phrase[] {
  const parts = signals.flatMap((signal) => partOf(facts, signal, length));
  const said = parts.join(', ');
  const unknown = unknownNames(signals, facts);
  if (unknown.length === 0) return [{ text: capitalised(said), strong: false }];
  const isGone = facts.current.requestRate === null && facts.hourAgo != null && facts.hourAgo.requestRate !== null;
  const state = facts.unreliable === null || unknown.includes('system') ? 'known' : 'reliable';
  const strong = `${capitalised(joined(unknown))} not ${state}${isGone ? ' any more' : ''}`;
  return [{ text: strong, strong: true }, ...(said === '' ? [] : [{ text: `; ${said}`, strong: false }])];
}

/** The unknown lights that keep the page from being green. */
export function unknownNames(signals: readonly Signal[], facts: ServiceFacts): string[] {
  return signals
    .filter((signal) => signal.level === 'unknown' && !isExcused(signal, facts))
    .map((signal) => signal.name);
}

/** Of a light that is OK: too few requests to judge their share, which is not written beside that word. */
const isOverLimit = ({ value, limit }: Signal) => limit?.key === 'errorRatio' && (value ?? 0) > limit.value;

function partOf(facts: ServiceFacts, signal: Signal, length: Length): string[] {
  const isPage = length === 'page';
  if (signal.level === 'unknown' && signal.isAsking !== true)
    return signal.name === 'latency' && facts.notMeasured.includes('latency') ? ['latency not measured'] : [];
  const scope = scopeText(signal.name, facts);
  switch (signal.name) {
    case 'traffic':
      // A service with one request a minute has minutes without, which is not "no traffic".
      if (signal.value === 0)
        return [
          Math.round(facts.current.requestCount ?? 0) > 0 ? `no requests${facts.isOver ? '' : ' now'}` : 'no traffic',
        ];
      return [
        `${formatValue(signal.value, 'requestsPerSecond').text}${unbroken(isPage ? ' requests per second' : ' requests/s')}${scope}`,
      ];
    case 'errors':
      return [
        `${unbroken(isOverLimit(signal) ? failedText(facts) : `${formatText(signal.value, 'ratio')} errors`)}${scope}`,
      ];
    case 'latency':
      return signal.value === null
        ? []
        : [
            `${unbroken(`${signal.measure ?? 'p95'} ${isPage ? 'at ' : ''}${quantileText({ value: signal.value, atLeast: signal.atLeast })}`)}${scope}`,
          ];
    case 'system':
      return [unbroken(`${signal.value ?? '–'} of ${signal.of ?? '–'}${isPage ? ' instances' : ''} up`)];
  }
}
