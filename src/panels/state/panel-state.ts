import type { Panel } from '@/dashboard/panel';
import type { Freshness } from '@/health/facts/freshness';
import type { MetricKnowledge } from '@/health/facts/measured';
import { formatAge } from '@/format/format-age';
import type { PanelView } from '@/panels/panel-view';
import type { VectorState } from '@/panels/queries/vector-state';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { lastValue, type Series } from '@/prometheus/series';

/** Worst first: the page carries the worst of its panels. */
export const PANEL_STATUSES = [
  'error',
  'stale',
  'unreliable',
  'partial',
  'not-found',
  'no-series',
  'no-traffic',
  'loading',
  'zero',
  'fresh',
] as const;

export type PanelStatus = (typeof PANEL_STATUSES)[number];

/**
 * Exactly one state per panel. `cause` says why in words, empty where there is nothing to say; `age` of the newest
 * sample in seconds.
 */
export type PanelState = { status: PanelStatus; cause: string; age: number | null };

export type PanelCircumstances = {
  panel: Panel;
  vectors: readonly VectorState[];
  lines: readonly Series[];
  freshness: Freshness;
  /** Whether the service received anything lately; null where it is not known. */
  hasTraffic: boolean | 'asking' | null;
  /** The numbers of now, which may be younger than the lines. */
  readings: PanelView['readings'];
  knowledgeOf: (metric: string) => MetricKnowledge;
};

export function panelState(circumstances: PanelCircumstances): PanelState {
  const age = circumstances.freshness.age;
  const state = (status: PanelStatus, cause = ''): PanelState => ({ status, cause, age });
  const { panel, vectors, freshness } = circumstances;
  if (panel.queries.length === 0)
    return state('not-found', panel.missing ?? `metric not found: ${panel.metrics[0] ?? panel.title}`);
  const failed = vectors.find((vector) => vector.error !== null)?.error;
  const isSilent = freshness.state === 'unreachable';
  const unanswered = vectors.some((vector) => vector.answer === undefined || vector.isPlaceholder);
  // A server that does not answer is explained in a banner, not in every panel.
  if (unanswered)
    return failed ? state('error', isSilent ? 'nothing was answered yet' : failed.message) : state('loading');
  if (failed && !isSilent) return state('stale', `${clauseOf(failed)}; ${ageText(age)}`);
  if (isSilent || freshness.state === 'stale') return state('stale', ageText(age));
  const warning = vectors.flatMap((vector) => vector.answer?.notices.warnings ?? [])[0];
  if (panel.doubt !== undefined) return state('unreliable', panel.doubt);
  if (warning !== undefined) return state('partial', warning);
  return valueState(circumstances, state);
}

/** How old that is, seconds. */
export const oldText = (age: number | null) => (age === null ? 'no recent sample' : `${formatAge(age)} old`);

/** All that is said of a panel that is as old as the whole page. */
export const ageText = (age: number | null) => `${age === null ? '' : 'newest sample '}${oldText(age)}`;

/** The sentence of a failure, to go on after it. */
const clauseOf = ({ message }: PrometheusError) => message.replace(/\.$/, '');

/** What the numbers themselves say, once they are known to be whole and recent. */
function valueState(
  { panel, lines, hasTraffic, readings, knowledgeOf }: PanelCircumstances,
  state: (status: PanelStatus, cause?: string) => PanelState,
): PanelState {
  const latest = lines.map(lastValue).filter((last) => last !== null);
  if (hasTraffic === false && panel.subject === 'requests') return state('no-traffic', 'no requests received');
  if (latest.length === 0 || panel.whenEmpty === 'zero') {
    const knowledge = panel.metrics.map(knowledgeOf);
    const missing = panel.metrics[knowledge.indexOf('unknown')];
    if (missing !== undefined) return state('not-found', `metric not found: ${missing}`);
    if (latest.length === 0 && knowledge.includes('asking')) return state('loading');
    const untold = panel.metrics[knowledge.indexOf('untold')];
    // Otherwise a zero that was never counted would look like a measured one.
    if (untold !== undefined && latest.every(({ value }) => value === 0))
      return state(
        latest.length === 0 ? 'no-series' : 'partial',
        `the server does not say whether ${untold} is counted at all`,
      );
  }
  if (latest.length === 0) return emptyState(panel, hasTraffic, readings.serverErrorRate?.value, state);
  return latest.every(({ value }) => value === 0) ? state('zero') : state('fresh');
}

/** Of no requests none failed, but where it is not known whether there are any nothing is. */
function emptyState(
  panel: Panel,
  hasTraffic: PanelCircumstances['hasTraffic'],
  failing: number | undefined,
  state: (status: PanelStatus, cause?: string) => PanelState,
): PanelState {
  if (panel.whenEmpty !== 'zero' || !hasTraffic) return state('no-series', 'no matching series in this range');
  if (hasTraffic === 'asking') return state('loading');
  // A chart that ends before the first failure does not say so beside a number that counts it.
  return state('zero', failing ? '' : 'never counted one');
}

/** The worst of several, for the whole page; `loading` where there are none yet. */
export function worstStatus(statuses: readonly PanelStatus[]): PanelStatus {
  return PANEL_STATUSES.find((status) => statuses.includes(status)) ?? 'loading';
}
