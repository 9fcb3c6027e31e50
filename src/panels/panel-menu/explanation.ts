import type { Panel } from '@/dashboard/panel';
import type { PanelQuery } from '@/dashboard/panel-query';
import type { Limit, Thresholds } from '@/dashboard/thresholds';
import { formatText } from '@/format/format-value';
import type { PanelData, QueryLines } from '@/panels/state/use-panel';
import type { VectorState } from '@/panels/queries/vector-state';
import type { QueryAnswer } from '@/prometheus/query-answer';

/**
 * How the lines of one query were computed. `asked`: the expressions that were really sent, where `expr` itself was
 * not, because it is derived from vectors that panels share. `windows` as in PromQL; `step` in seconds. null: not
 * answered, or the server does not say.
 */
export type QueryExplanation = {
  refId: string;
  expr: string;
  asked: readonly string[];
  windows: readonly string[];
  step: number | null;
  series: number;
  points: number;
  samples: number | null;
  tookMs: number | null;
  notices: readonly string[];
};

export function explainQueries(
  panel: Panel,
  { lines, vectors }: Pick<PanelData, 'lines' | 'vectors'>,
): QueryExplanation[] {
  let next = 0;
  return panel.queries.map((query) => {
    const states = vectors.slice(next, (next += query.vectors.length));
    return explainQuery(
      query,
      lines.find((of) => of.query.refId === query.refId),
      states,
    );
  });
}

function explainQuery(query: PanelQuery, of: QueryLines | undefined, states: readonly VectorState[]): QueryExplanation {
  const answers = states.flatMap(({ answer }) => answer ?? []);
  const lines = of?.lines ?? [];
  const asked = query.vectors.map(({ expr }) => expr);
  return {
    refId: query.refId,
    expr: query.expr,
    asked: asked.every((expr) => expr === query.expr) ? [] : asked,
    windows: rateWindows(query.expr),
    step: answers.flatMap((answer) => (answer.kind === 'range' ? answer.range.step : [])).at(0) ?? null,
    series: lines.length,
    points: lines.reduce((count, { values }) => count + values.filter((value) => !Number.isNaN(value)).length, 0),
    samples: samplesOf(answers),
    tookMs: answers.length === 0 ? null : Math.max(...answers.map(({ cost }) => cost.tookMs)),
    notices: [...new Set(answers.flatMap(({ notices }) => [...notices.warnings, ...notices.infos]))],
  };
}

/** The sum over all answers; null as soon as one of them does not say. */
function samplesOf(answers: readonly QueryAnswer[]): number | null {
  if (answers.length === 0) return null;
  return answers.reduce<number | null>(
    (sum, { cost }) => (sum === null || cost.samples === null ? null : sum + cost.samples),
    0,
  );
}

// A label value may hold brackets of its own, so what stands in quotes is left out first.
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const WINDOW = /\[([0-9a-z]+)(?::[0-9a-z]*)?\]/g;

/** `5m` of `rate(x[5m])`, each window once. */
export function rateWindows(expr: string): string[] {
  return [...new Set(Array.from(expr.replace(QUOTED, '""').matchAll(WINDOW), ([, window = '']) => window))];
}

/** The limits of a panel, and where they come from; empty where it has none. */
export function limitTexts(panel: Panel, thresholds: Thresholds): string[] {
  if (panel.threshold === null) return [];
  return thresholds[panel.threshold].map(
    (limit) => `${limit.severity} above ${formatText(limit.value, limitUnit(panel))}, ${authorOf(limit)}`,
  );
}

// Failures per second are held against a limit per second even where the panel shows a share.
const limitUnit = ({ threshold, unit }: Panel) => (threshold === 'errorRate' ? 'perSecond' : unit);

function authorOf({ source, rule }: Limit): string {
  switch (source) {
    case 'rule':
      return rule === undefined ? 'from a loaded alerting rule' : `from the alerting rule ${rule}`;
    case 'config':
      return 'set in config.json';
    case 'default':
      return 'the default of this page';
  }
}
