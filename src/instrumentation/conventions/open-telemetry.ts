import type { Convention } from './convention';
import { type Spelling, spellings } from './otel-spellings';

const active = ({ metric }: Spelling) => [{ metric: metric('http.server.active_requests') }];

function since2023(spelling: Spelling): Convention {
  const { base, as, labels } = spelling;
  const endpoint = labels('http.route');
  return {
    name: `OpenTelemetry, stable semantic conventions${as}`,
    requests: { metric: `${base}_count`, endpoint, method: labels('http.request.method') },
    errors: { labels: labels('http.response.status_code') },
    durations: [{ base, unit: 'seconds', endpoint }],
    inProgress: active(spelling),
  };
}

function before2023(spelling: Spelling): Convention {
  const { base, as, labels } = spelling;
  const endpoint = labels('http.route', 'http.target');
  return {
    name: `OpenTelemetry, semantic conventions before 2023${as}`,
    requests: { metric: `${base}_count`, endpoint, method: labels('http.method') },
    errors: { labels: labels('http.status_code') },
    durations: [{ base, unit: 'milliseconds', endpoint }],
    inProgress: active(spelling),
  };
}

/**
 * OpenTelemetry, from new to old. `http.server.request.duration` is in seconds and `http.server.duration` in
 * milliseconds, which the names do not always say.
 */
export const openTelemetry: readonly Convention[] = [
  ...spellings('http.server.request.duration', 'seconds').map(since2023),
  ...spellings('http.server.duration', 'milliseconds').map(before2023),
];
