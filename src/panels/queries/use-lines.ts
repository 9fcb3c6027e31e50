import { useMemo } from 'react';
import { overRange, type Vector } from '@/dashboard/vector-query';
import type { Series } from '@/prometheus/series';
import { useVectors } from './use-vectors';
import type { VectorSource } from './vector-question';
import { isSettled, knownAnswer } from './vector-state';

const NO_SERIES: readonly Series[] = [];

/**
 * The lines over the range of the vector that the caller gave this name; empty where it has no expression or no answer
 * yet.
 */
export type LinesOf<Name extends string> = (name: Name) => readonly Series[];

/** One vector over the range, null for none. */
type Asked = string | Vector | null;

const exprOf = (asked: Asked) => (typeof asked === 'string' ? asked : (asked?.expr ?? ''));

/** Several vectors over the range, by name. `exprs` must be the same object until its expressions change. */
export function useLines<Name extends string>(
  exprs: Readonly<Record<Name, Asked>>,
  source: VectorSource,
): LinesOf<Name> {
  return useAnsweredLines(exprs, source).lines;
}

/**
 * `isKnown`: whether an empty result means that there are no such lines; `isAwaited`: whether a vector has neither been
 * answered nor refused for this range yet.
 */
export type AnsweredLines<Name extends string> = {
  lines: LinesOf<Name>;
  isKnown: (name: Name) => boolean;
  isAwaited: boolean;
};

/** The same, and what of them is answered. */
export function useAnsweredLines<Name extends string>(
  exprs: Readonly<Record<Name, Asked>>,
  source: VectorSource,
): AnsweredLines<Name> {
  const asked = useMemo(() => {
    const byExpr = new Map(Object.values<Asked>(exprs).map((one) => [exprOf(one), one]));
    return [...byExpr.values()].flatMap((one) => (one ? overRange(one) : []));
  }, [exprs]);
  const states = useVectors(asked, source);
  const known = useMemo(() => {
    const answers = new Map(asked.map((query, i) => [query.expr, knownAnswer(states[i])]));
    const lines: LinesOf<Name> = (name) => {
      const answer = answers.get(exprOf(exprs[name]));
      return answer?.kind === 'range' ? answer.series : NO_SERIES;
    };
    return { lines, isKnown: (name: Name) => lines(name) !== NO_SERIES };
  }, [exprs, asked, states]);
  return { ...known, isAwaited: !states.every(isSettled) };
}
