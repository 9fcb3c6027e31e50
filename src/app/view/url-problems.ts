import { DEFAULT_RANGE, type TimePoint } from '@/dashboard/time-range/time-range';
import { parseTimePoint, rangeProblem } from '@/dashboard/time-range/time-range-text';
import { quoted } from '@/format/readable-text';
import { TABLE_SEARCH, TABLE_SORT } from './table-parameters';
import { URL_EXPECTATIONS } from './url-expectations';
import { URL_PARSERS } from './url-parsers';

type Parameter = keyof typeof URL_PARSERS;

/**
 * What a value of the URL is checked against: names of servers, ids of panels (null while not all are known), and the
 * configured beginning of a range.
 */
export type Known = { servers: readonly string[]; panels: readonly string[] | null; range: string };

const isParameter = (name: string): name is Parameter => Object.hasOwn(URL_PARSERS, name);

/**
 * The invalid parts of the URL, one sentence each; the page ignores them. Unknown parameters count too, because a
 * misspelt filter that is silently ignored would mislead.
 */
export function urlProblems(search: string, known: Known, now: number): string[] {
  const problems: string[] = [];
  const parameters = new URLSearchParams(search);
  for (const [name, value] of parameters) {
    if (!isParameter(name)) problems.push(`“${quoted(name)}” is not a parameter of this page`);
    else if (isRefused(name, value) || !isAmong(name, value, known)) {
      problems.push(`${name}=${quoted(value)} is ignored: expected ${URL_EXPECTATIONS[name]}`);
    }
  }
  const problem = problemOfRange(parameters, known, now);
  if (problem !== null) problems.push(`from and to are ignored: ${problem}`);
  return [...new Set(problems)];
}

function isRefused(name: Parameter, value: string): boolean {
  if (name === 'sort') return TABLE_SORT.parse(value) === null;
  if (name === 'find') return TABLE_SEARCH.parse(value) === null;
  if (name === 'endpoint' || name === 'instance' || name === 'view') return false;
  // Each of several values stands alone in the address.
  const read: unknown = name === 'more' ? URL_PARSERS.more.parse([value]) : URL_PARSERS[name].parse(value);
  return read === null;
}

function isAmong(name: Parameter, value: string, { servers, panels }: Known): boolean {
  if (name === 'server') return servers.includes(value);
  if (name === 'panel') return panels === null || panels.includes(value);
  return true;
}

function problemOfRange(parameters: URLSearchParams, { range }: Known, now: number): string | null {
  const end = (name: 'from' | 'to', fallback: TimePoint) =>
    URL_PARSERS[name].parse(parameters.get(name) ?? '') ?? fallback;
  if (!parameters.has('from') && !parameters.has('to')) return null;
  return rangeProblem(
    { from: end('from', parseTimePoint(range) ?? DEFAULT_RANGE.from), to: end('to', DEFAULT_RANGE.to) },
    now,
  );
}
