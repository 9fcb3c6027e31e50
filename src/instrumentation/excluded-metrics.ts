/**
 * Names that look like incoming requests and are not: scrapes of `/metrics`, outgoing requests, sizes, and creation
 * times. A regular expression without anchors, for use in a matcher, which Prometheus anchors. Separators may be dots,
 * as OpenTelemetry writes them.
 */
export const EXCLUDED_METRICS =
  'promhttp_.*|.*_created|.*_bytes(_.+)?|.*[._]client[._].*|egress[._].*|(.+[._])?(outbound|outgoing)[._].*|(.+_)?net_conntrack_.*|prometheus_(tsdb|engine|sd|remote|rule|notifications|target)_.*|go_.*|process_.*|scrape_.*';

const PATTERN = new RegExp(`^(?:${EXCLUDED_METRICS})$`);

export function isExcludedMetric(name: string): boolean {
  return PATTERN.test(name);
}
