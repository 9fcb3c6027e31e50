/** What a range query evaluates: from `start` to `end` inclusive, every `step`; all in Unix seconds. */
export type EvaluationRange = { start: number; end: number; step: number };
