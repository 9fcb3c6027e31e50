/**
 * The level that a `severity` label stands for. `high` to `minor` count as warnings, because otherwise their alerts
 * would fire while the page is green. null for `info`, `none` and unknown words: these neither change the verdict nor
 * set a limit.
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
