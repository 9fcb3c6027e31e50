/** The endpoints of Prometheus that accept POST for queries too long for a URL. */
const QUERY_PATHS = ['query', 'query_range', 'labels', 'series', 'format_query', 'parse_query'].map(
  (name) => `/api/v1/${name}`,
);

/** Whether a request is read-only. HEAD is a GET without its body. */
export function isReading(method: string, path: string): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && QUERY_PATHS.includes(path));
}
