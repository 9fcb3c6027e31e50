import { describe, expect, it, test } from 'vitest';
import { plain } from '@/health/example-facts';
import type { MetricKnowledge } from '@/health/facts/measured';
import { exampleChart, exampleView, line, rangeAnswer } from '@/panels/example-panel';
import type { VectorState } from '@/panels/queries/vector-state';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { panelState, PANEL_STATUSES, worstStatus, type PanelCircumstances } from './panel-state';

const FAILURE = new PrometheusError('unreachable', 'No answer within 10 s.');
const { freshness: FRESH } = exampleView();
const STALE = { ...FRESH, newestSample: -60, age: 105, state: 'stale' } as const;
const UNREACHABLE = { ...FRESH, unreachableSince: 40, state: 'unreachable' } as const;

const answered = (...warnings: string[]): VectorState => ({
  answer: rangeAnswer([], warnings),
  error: null,
  isPlaceholder: false,
});
const ASKING: VectorState = { answer: undefined, error: null, isPlaceholder: false };
const OTHERS: VectorState = { ...answered(), isPlaceholder: true };
const REFUSED: VectorState = { ...ASKING, error: FAILURE };
const KEPT: VectorState = { ...answered(), error: FAILURE };

const LINES = [line([1, 2, 3, 4])];
const ZEROS = [line([0, 0, 0, 0]), line([3, 2, 1, 0])];
const GAPS = [line([NaN, NaN, NaN, NaN])];
const failures = exampleChart({ whenEmpty: 'zero', metrics: ['http_requests_total', 'http_requests_5xx_total'] });
const process = exampleChart({ subject: 'process', metrics: ['process_cpu_seconds_total'] });
const knows = (knowledge: Record<string, MetricKnowledge>) => (metric: string) => knowledge[metric] ?? 'known';

function stateOf(change: Partial<PanelCircumstances>) {
  const state = panelState({
    panel: exampleChart(),
    vectors: [answered()],
    lines: LINES,
    freshness: FRESH,
    hasTraffic: true,
    readings: {},
    knowledgeOf: () => 'known',
    ...change,
  });
  return [state.status, plain(state.cause)];
}

describe('a panel is', () => {
  it.each<[string, Partial<PanelCircumstances>, ReturnType<typeof stateOf>]>([
    ['fresh with a number on recent data', {}, ['fresh', '']],
    ['zero where every line ends at 0', { lines: ZEROS }, ['zero', '']],
    ['fresh where one of them does not', { lines: [...ZEROS, ...LINES] }, ['fresh', '']],
    [
      'zero where a known counter of failures has no series',
      { panel: failures, lines: [] },
      ['zero', 'never counted one'],
    ],
    [
      'zero without a word where the first failure is younger than its last point',
      { panel: failures, lines: [], readings: { serverErrorRate: { value: 0.2, atLeast: false } } },
      ['zero', ''],
    ],
    [
      'no zero of failures where the requests are not known either',
      { panel: failures, lines: [], hasTraffic: null },
      ['no-series', 'no matching series in this range'],
    ],
    [
      'loading while it is not known yet whether there are requests of which none failed',
      { panel: failures, lines: [], hasTraffic: 'asking' },
      ['loading', ''],
    ],
    [
      'empty where nothing matches, although requests are still asked for',
      { lines: [], hasTraffic: 'asking' },
      ['no-series', 'no matching series in this range'],
    ],
    [
      'zero where its lines say so, although nobody has said yet whether its metric exists',
      { panel: failures, lines: ZEROS, knowledgeOf: () => 'asking' },
      ['zero', ''],
    ],
    ['loading before the first answer', { vectors: [ASKING], lines: [] }, ['loading', '']],
    ['loading until every one of its vectors has answered', { vectors: [answered(), ASKING] }, ['loading', '']],
    ['loading while it shows the answer to another question', { vectors: [OTHERS] }, ['loading', '']],
    [
      'loading while nobody has said yet whether its metric exists',
      { lines: [], knowledgeOf: () => 'asking' },
      ['loading', ''],
    ],
    ['without traffic where none was received', { hasTraffic: false }, ['no-traffic', 'no requests received']],
    [
      'without traffic rather than zero or empty',
      { hasTraffic: false, panel: failures, lines: [] },
      ['no-traffic', 'no requests received'],
    ],
    ['what its numbers say where traffic is not known', { hasTraffic: null }, ['fresh', '']],
    ['what its numbers say where it is about a process', { hasTraffic: false, panel: process }, ['fresh', '']],
    ['empty where nothing matches', { lines: [] }, ['no-series', 'no matching series in this range']],
    ['empty where every line is a gap', { lines: GAPS }, ['no-series', 'no matching series in this range']],
    [
      'no series, and no zero, where the server cannot say whether its metric exists',
      { panel: failures, lines: [], knowledgeOf: () => 'untold' },
      ['no-series', 'the server does not say whether http_requests_total is counted at all'],
    ],
    [
      'fresh where somebody counted, whatever the server says of the metric',
      { panel: failures, knowledgeOf: () => 'untold' },
      ['fresh', ''],
    ],
    [
      'partial where its zeros may be of a metric that does not exist',
      { panel: failures, lines: ZEROS, knowledgeOf: () => 'untold' },
      ['partial', 'the server does not say whether http_requests_total is counted at all'],
    ],
    [
      'not found where nobody exposes its metric',
      { lines: [], knowledgeOf: () => 'unknown' },
      ['not-found', 'metric not found: http_requests_total'],
    ],
    [
      'not found although it has lines, where the counter of failures is what is missing',
      { panel: failures, lines: ZEROS, knowledgeOf: knows({ http_requests_5xx_total: 'unknown' }) },
      ['not-found', 'metric not found: http_requests_5xx_total'],
    ],
    ['fresh whatever is known of its metric, where it has lines', { knowledgeOf: () => 'unknown' }, ['fresh', '']],
    [
      'not found where the service has nothing to ask for',
      { panel: exampleChart({ queries: [], metrics: ['a histogram'] }), vectors: [] },
      ['not-found', 'metric not found: a histogram'],
    ],
    [
      'partial where the server warns',
      { vectors: [answered(), answered('some shards did not answer')] },
      ['partial', 'some shards did not answer'],
    ],
    ['stale on old samples', { freshness: STALE }, ['stale', 'newest sample 1 min 45 s old']],
    [
      'stale while the server is silent, however young the samples are',
      { freshness: UNREACHABLE },
      ['stale', 'newest sample 2 s old'],
    ],
    [
      'stale where there is no recent sample at all',
      { freshness: { ...UNREACHABLE, newestSample: null, age: null } },
      ['stale', 'no recent sample'],
    ],
    [
      'stale where its newest attempt failed and the answer before is kept',
      { vectors: [KEPT] },
      ['stale', 'No answer within 10 s; newest sample 2 s old'],
    ],
    [
      'stale by age alone while the server is silent: why it is silent stands above the page',
      { vectors: [KEPT], freshness: UNREACHABLE },
      ['stale', 'newest sample 2 s old'],
    ],
    [
      'in error where it failed and there is nothing to keep',
      { vectors: [REFUSED], lines: [] },
      ['error', 'No answer within 10 s.'],
    ],
    [
      'in error without repeating why the server is silent',
      { vectors: [REFUSED], lines: [], freshness: UNREACHABLE },
      ['error', 'nothing was answered yet'],
    ],
    [
      'in error where one vector failed while another is under way',
      { vectors: [ASKING, REFUSED], lines: [] },
      ['error', 'No answer within 10 s.'],
    ],
    [
      'in error where all it has is the answer to another question',
      { vectors: [{ ...OTHERS, error: FAILURE }] },
      ['error', 'No answer within 10 s.'],
    ],
  ])('%s', (_, change, expected) => {
    expect(stateOf(change)).toEqual(expected);
  });
});

test('what cannot be relied on is said with its numbers, and not where there are none', () => {
  const panel = exampleChart({ doubt: 'not reliable: 14 resets' });
  expect(stateOf({ panel })).toEqual(['unreliable', 'not reliable: 14 resets']);
  expect(stateOf({ panel, freshness: STALE })[0]).toBe('stale');
});

// Each row adds a cause that is worse than all above it: what is said must be the worst of what is true.
test('of several causes the worst is said', () => {
  const causes: [Partial<PanelCircumstances>, string][] = [
    [{ lines: ZEROS }, 'zero'],
    [{ lines: [], knowledgeOf: () => 'asking' }, 'loading'],
    [{ lines: [], knowledgeOf: () => 'known' }, 'no-series'],
    [{ knowledgeOf: () => 'unknown' }, 'not-found'],
    [{ vectors: [answered('a warning')] }, 'partial'],
    [{ freshness: STALE }, 'stale'],
    [{ vectors: [{ ...KEPT, answer: rangeAnswer([], ['a warning']) }] }, 'stale'],
    [{ vectors: [REFUSED] }, 'error'],
  ];
  let all: Partial<PanelCircumstances> = {};
  for (const [more, status] of causes) {
    all = { ...all, ...more };
    expect([Object.keys(more), stateOf(all)[0]]).toEqual([Object.keys(more), status]);
  }
});

test('the age is that of the newest sample, in every state', () => {
  const circumstances = { ...exampleView({ freshness: STALE }), panel: exampleChart(), lines: LINES };
  expect(panelState({ ...circumstances, vectors: [answered()] }).age).toBe(105);
  expect(panelState({ ...circumstances, vectors: [REFUSED] }).age).toBe(105);
  expect(panelState({ ...circumstances, freshness: { ...STALE, age: null }, vectors: [ASKING] }).age).toBeNull();
});

describe('the worst of several states', () => {
  it.each([
    [['fresh', 'zero', 'loading'], 'loading'],
    [['loading', 'no-traffic', 'fresh'], 'no-traffic'],
    [['no-series', 'not-found', 'no-traffic'], 'not-found'],
    [['partial', 'not-found', 'stale'], 'stale'],
    [['fresh', 'error', 'stale'], 'error'],
    [[], 'loading'],
  ] as const)('of %j is %s', (statuses, worst) => {
    expect(worstStatus(statuses)).toBe(worst);
    expect(worstStatus(statuses.toReversed())).toBe(worst);
  });

  it('is the state itself for each of them', () => {
    expect(PANEL_STATUSES.map((status) => worstStatus([status, 'fresh']))).toEqual([...PANEL_STATUSES]);
  });
});
