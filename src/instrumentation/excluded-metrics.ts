/**
 * Names that look like requests and are none of the service's own: what its `/metrics` serves, what it asks of others, sizes, times of
 * creation. A regular expression, anchored by whoever reads it. OpenTelemetry names what is asked of others with dots, where they are kept.
 */
export const EXCLUDED_METRICS = 'promhttp_.*|.*_created|.*_bytes(_.+)?|.*[._]client[._].*|egress[._].*|(.+[._])?(outbound|outgoing)[._].*|(.+_)?net_conntrack_.*|prometheus_(tsdb|engine|sd|remote|rule|notifications|target)_.*|go_.*|process_.*|scrape_.*';

const PATTERN = new RegExp(`^(?:${EXCLUDED_METRICS})$`);

export function isExcludedMetric(name: string): boolean {
  return PATTERN.test(name);
}
