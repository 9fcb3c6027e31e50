import type { EvaluationRange } from './evaluation-range';
import type { Sample, Series } from './series';

/** The notices beside the data: `warnings` may mean that data is missing, `infos` never do. */
export type Notices = { warnings: readonly string[]; infos: readonly string[] };

/**
 * What an answer cost the server. `samples` it looked at and `seconds` of its work are known only where the server
 * answers `stats`.
 */
export type QueryCost = { tookMs: number; samples: number | null; seconds?: number };

/** `at`: when the answer arrived, Unix seconds on the server's clock. It says nothing about the age of the samples. */
export type RangeAnswer = {
  kind: 'range';
  range: EvaluationRange;
  series: readonly Series[];
  notices: Notices;
  cost: QueryCost;
  at: number;
};

/** `time`: the instant that was evaluated, Unix seconds on the server's clock. */
export type InstantAnswer = {
  kind: 'instant';
  time: number;
  samples: readonly Sample[];
  notices: Notices;
  cost: QueryCost;
  at: number;
};

export type QueryAnswer = RangeAnswer | InstantAnswer;

/**
 * The warnings that may repeat with every answer, such as those of Thanos while one of its stores is down. null where
 * there are infos as well: those are about this expression, and name the position in it.
 */
export const lastWarningsOf = ({
  notices: { warnings, infos },
}: Pick<QueryAnswer, 'notices'>): readonly string[] | null => (infos.length === 0 ? warnings : null);
