import type { DurationKind, DurationUnit } from '@/instrumentation/service-profile';
import type { Family } from './family';

/**
 * How failures are exposed: by a label or by separate counters. Which values count as 5xx and 4xx is tested by the
 * numbers.
 */
export type ExpectedFailures =
  | { by: 'label'; label: string; tellsClientErrors: boolean }
  | { by: 'counters'; serverErrors: string; clientErrors: string | null };

/**
 * The expected profile. `requests` null: there are no request metrics, and the page must say so. `endpoint` null: there
 * is no endpoint label; several labels where each is acceptable. `qualifier`: the label that distinguishes endpoints of
 * the same name.
 */
export type Expected = {
  requests: string | null;
  endpoint: string | readonly string[] | null;
  qualifier?: string;
  failures: ExpectedFailures | null;
  duration: { base: string; kind: DurationKind; unit: DurationUnit; endpoint: string | null } | null;
  inProgress: string | null;
};

/** A service whose exposition is replayed. `name` is its job and part of the test title. */
export type ReplayedService = {
  name: string;
  families: readonly Family[];
  expected: Expected;
  /** The feature that a server needs to scrape it. */
  needs?: 'utf-8-names' | 'native-histograms';
  /** Has no known convention: not recognising it, with a reason, is as good as recognising it correctly. */
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

/** By one value for failures and one for everything else, including 4xx. */
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
