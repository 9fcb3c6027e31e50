import type { Labels } from './series';

/** Rule states exactly as the API has them. */
export type AlertState = 'firing' | 'pending' | 'inactive';

/** One instance of an alerting rule. Times in Unix seconds; `value` is what the expression gave, NaN and ±Inf kept. */
export type Alert = {
  name: string;
  state: AlertState;
  labels: Labels;
  annotations: Labels;
  activeAt: number;
  value: number;
  /** How long the expression must hold before it fires, seconds; 0 where only `/api/v1/alerts` answered. */
  holdFor: number;
  /** What its rule reads, or those of its name where it was recorded; absent where that is not known. */
  expr?: string;
};

/**
 * One loaded alerting rule. `lastError` is empty while it evaluates; `lastEvaluation` in Unix seconds, null before the
 * first.
 */
export type AlertRule = {
  name: string;
  expr: string;
  holdFor: number;
  labels: Labels;
  annotations: Labels;
  state: AlertState;
  lastError: string;
  lastEvaluation: number | null;
  /** How often its group is evaluated, seconds; 0 where the server does not say. */
  interval: number;
  alerts: readonly Alert[];
};

/**
 * What the server says about alerting. `rules` is null where the rules API is missing and `alerts` came from
 * `/api/v1/alerts`: then nobody knows whether there are rules at all, and "no alerts" is not good news. `warnings` say
 * what of the answer could not be read; absent where all of it could. `isPast`: read from what was recorded of alerts
 * at a moment that is over.
 */
export type AlertsAnswer = {
  rules: readonly AlertRule[] | null;
  alerts: readonly Alert[];
  at: number;
  warnings?: readonly string[];
  isPast?: true;
};

/** `name` -> `expr` of the loaded recording rules, so that an alert on a recorded name can be read as what it means. */
export type RecordedExpressions = ReadonlyMap<string, string>;

/**
 * The loaded recording rules. `failing`: `name` -> the server's sentence, of those that could not be evaluated when
 * they were last.
 */
export type RecordingRules = { expressions: RecordedExpressions; failing: ReadonlyMap<string, string> };
