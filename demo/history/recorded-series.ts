import { type Write, seriesText } from './open-metrics';
import type { RecentRequests } from './recent-requests';

const JOB = { job: 'backend' };
const RATE = 'job:http_requests:rate5m';
const RATIO = 'job:http_requests_5xx:ratio_rate5m';
const P95 = 'job_route:http_request_duration_seconds:p95_5m';

/**
 * Results of the recording rules of ops/prometheus/rules/backend.yml, because promtool creates blocks without
 * evaluating rules.
 */
export function exposeRecorded(backend: RecentRequests, write: Write, time: number): void {
  const rate = backend.rate(300);
  write({ name: RATE, type: 'unknown' }, seriesText(RATE, JOB), rate, time);
  write({ name: RATIO, type: 'unknown' }, seriesText(RATIO, JOB), rate > 0 ? backend.failureRate(300) / rate : 0, time);
  for (const [route, p95] of backend.quantileByPath(0.95, 300)) {
    write({ name: P95, type: 'unknown' }, seriesText(P95, { ...JOB, route }), p95, time);
  }
}
