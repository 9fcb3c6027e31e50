import type { DurationKind, DurationUnit } from '@/instrumentation/service-profile';
import type { Family } from './family';

/**
 * How the end of a request is told: by a label, or by counters of their own. What counts as 5xx and 4xx is proved by
 * the numbers.
 */
export type ExpectedFailures =
  | { by: 'label'; label: string; tellsClientErrors: boolean }
  | { by: 'counters'; serverErrors: string; clientErrors: string | null };

/**
 * What discovery must find: metric and label names, and the unit. `requests` null: nothing is known about requests, and
 * the page must say so instead of showing any. `endpoint` null: nothing names endpoints; several labels where each of
 * them is a good answer. `qualifier`: the label that tells endpoints of the same name apart, where there are such.
 */
export type Expected = {
  requests: string | null;
  endpoint: string | readonly string[] | null;
  qualifier?: string;
  failures: ExpectedFailures | null;
  duration: { base: string; kind: DurationKind; unit: DurationUnit; endpoint: string | null } | null;
  inProgress: string | null;
};

/** A service whose exposition is replayed. `name` is its job and the title of its test. */
export type ReplayedService = {
  name: string;
  families: readonly Family[];
  expected: Expected;
  /** What the scraping server must be able to read. */
  needs?: 'utf-8-names' | 'native-histograms';
  /** Nobody can know it by name: to say that it is not known, and why, is as good as to be right. */
  isUnknown?: true;
};

export const NOTHING_ABOUT_REQUESTS: Expected = {
  requests: null,
  endpoint: null,
  failures: null,
  duration: null,
  inProgress: null,
};

export function byStatus(label: string): ExpectedFailures {
  return { by: 'label', label, tellsClientErrors: true };
}

/** By a word for failure and one for everything else, 4xx among them. */
export function byWord(label: string): ExpectedFailures {
  return { by: 'label', label, tellsClientErrors: false };
}

export function inSeconds(
  base: string,
  endpoint: string | null,
  kind: DurationKind = 'classic-histogram',
): Expected['duration'] {
  return { base, kind, unit: 'seconds', endpoint };
}

export function inMilliseconds(base: string, endpoint: string | null): Expected['duration'] {
  return { base, kind: 'classic-histogram', unit: 'milliseconds', endpoint };
}
