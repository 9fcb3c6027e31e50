import { quote } from './quote';

/** One `{name op "value"}` part of a selector. `value` is raw text: it is escaped when the selector is written. */
export type LabelMatcher = { name: string; op: '=' | '!=' | '=~' | '!~'; value: string };

/**
 * A metric name with its matchers, for example `http_requests_total{job="api",endpoint="/a"}`. A name outside the
 * classic alphabet moves into the braces, as Prometheus 3 wants it: `{"http.requests",job="api"}`.
 */
export function selector(metric: string, matchers: readonly LabelMatcher[]): string {
  const parts = matchers.map(writeMatcher);
  if (!/^[a-zA-Z_:][\w:]*$/.test(metric)) return `{${[quote(metric), ...parts].join(',')}}`;
  return parts.length === 0 ? metric : `${metric}{${parts.join(',')}}`;
}

/** One matcher as it stands between the braces. */
export function writeMatcher(matcher: LabelMatcher): string {
  return `${labelName(matcher.name)}${matcher.op}${quote(matcher.value)}`;
}

/** A label name in a matcher or after `by`: quoted where it is outside the classic alphabet (Prometheus 3 only). */
export function labelName(name: string): string {
  return /^[a-zA-Z_]\w*$/.test(name) ? name : quote(name);
}

/**
 * Matches any of the values exactly: `=` for one, an escaped alternation for several (Prometheus anchors `=~` itself).
 */
export function oneOf(name: string, values: readonly string[]): LabelMatcher {
  const [first, ...others] = values;
  if (first !== undefined && others.length === 0) return { name, op: '=', value: first };
  return { name, op: '=~', value: values.map(escapeRegex).join('|') };
}

/** RE2 reads these as syntax; everything else stands for itself. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
