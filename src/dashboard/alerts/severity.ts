/**
 * What a `severity` label says, as people write it. Words between the two are a warning, whose alerts would otherwise fire behind a green page. null for `info`,
 * `none` and words that nobody agreed on: these neither change a verdict nor set a limit.
 */
export function severityLevel(severity = ''): 'warning' | 'critical' | null {
  switch (severity.toLowerCase()) {
    case 'critical':
    case 'page':
    case 'error':
    case 'emergency':
    case 'fatal':
      return 'critical';
    case 'warning':
    case 'warn':
    case 'high':
    case 'major':
    case 'medium':
    case 'minor':
      return 'warning';
    default:
      return null;
  }
}
