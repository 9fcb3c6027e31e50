import { rangeProblem } from '@/dashboard/time-range-text';
import type { TimePoint } from '@/dashboard/time-range';
import { URL_EXPECTATIONS, URL_PARSERS } from './url-parsers';

type Parameter = keyof typeof URL_PARSERS;

const isParameter = (name: string): name is Parameter => Object.hasOwn(URL_PARSERS, name);

/**
 * What in the URL makes no sense, one sentence each; all of it is ignored by the page. A misspelt name counts too: a filter that silently
 * does not hold is worse than none.
 */
export function urlProblems(search: string, serverNames: readonly string[], panelIds: readonly string[], now: number): string[] {
  const problems: string[] = [];
  const parameters = new URLSearchParams(search);
  for (const [name, value] of parameters) {
    if (!isParameter(name)) problems.push(`“${name}” is not a parameter of this page`);
    else if (isRefused(name, value) || !isAmong(name, value, serverNames, panelIds)) {
      problems.push(`${name}=${value} is ignored: expected ${URL_EXPECTATIONS[name]}`);
    }
  }
  const problem = rangeOf(parameters, now);
  return problem === null ? problems : [...problems, `from and to are ignored: ${problem}`];
}

function isRefused(name: Parameter, value: string): boolean {
  if (name === 'endpoint' || name === 'instance') return false;
  return URL_PARSERS[name].parse(value) === null;
}

function isAmong(name: Parameter, value: string, serverNames: readonly string[], panelIds: readonly string[]): boolean {
  if (name === 'server') return serverNames.includes(value);
  if (name === 'panel') return panelIds.includes(value);
  return true;
}

function rangeOf(parameters: URLSearchParams, now: number): string | null {
  const end = (name: 'from' | 'to', fallback: TimePoint) => URL_PARSERS[name].parse(parameters.get(name) ?? '') ?? fallback;
  if (!parameters.has('from') && !parameters.has('to')) return null;
  return rangeProblem({ from: end('from', { kind: 'relative', secondsAgo: 3600 }), to: end('to', { kind: 'relative', secondsAgo: 0 }) }, now);
}
