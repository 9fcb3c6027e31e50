import { quote } from './quote';

/** One `{name op "value"}` part of a selector. `value` is raw text: it is escaped when the selector is written. */
export type LabelMatcher = { name: string; op: '=' | '!=' | '=~' | '!~'; value: string };

/** A metric name with its matchers, for example `http_requests_total{job="api",endpoint="/a"}`. */
export function selector(metric: string, matchers: readonly LabelMatcher[]): string {
  if (matchers.length === 0) return metric;
  return `${metric}{${matchers.map((m) => `${m.name}${m.op}${quote(m.value)}`).join(',')}}`;
}

/** Matches any of the values exactly: `=` for one, an escaped alternation for several (Prometheus anchors `=~` itself). */
export function oneOf(name: string, values: readonly string[]): LabelMatcher {
  const [first, ...others] = values;
  if (first !== undefined && others.length === 0) return { name, op: '=', value: first };
  return { name, op: '=~', value: values.map(escapeRegex).join('|') };
}

/** RE2 reads these as syntax; everything else stands for itself. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
