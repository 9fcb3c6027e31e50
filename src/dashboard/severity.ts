/** What a `severity` label says, as people write it; null for `info`, `none` and words that nobody agreed on: these neither change a verdict nor set a limit. */
export function severityLevel(severity = ''): 'warning' | 'critical' | null {
  switch (severity.toLowerCase()) {
    case 'critical':
    case 'page':
    case 'error':
      return 'critical';
    case 'warning':
      return 'warning';
    default:
      return null;
  }
}
