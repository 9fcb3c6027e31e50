import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PAYLOADS, SAMPLES } from './payloads';

/**
 * Requests per second of the first endpoint; every further one has this much more, so that a value identifies its
 * series.
 */
const RATE_STEP = 0.1;

export type Exporter = {
  /** `host:port`, as Prometheus wants a target. */
  address: string;
  stop: () => Promise<void>;
};

const value = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')}"`;

const line = (name: string, labels: Readonly<Record<string, string>>, number: number) =>
  `${name}{${Object.entries(labels)
    .map(([label, text]) => `${label}=${value(text)}`)
    .join(',')}} ${number}`;

/** Label names that are also properties of every JavaScript object. */
const ODD_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) => [name, PAYLOADS[0] ?? '']),
);

/** A service with a duration histogram, with hostile text in all names and values; `seconds` since its start. */
function exposition(seconds: number): string {
  const lines = [
    `# HELP http_request_duration_seconds ${PAYLOADS[2]}`,
    '# TYPE http_request_duration_seconds histogram',
    ...PAYLOADS.flatMap((route, place) => endpointLines(route, seconds * RATE_STEP * (place + 1))),
    ...SAMPLES.map((version) => line('hostile_build_info', { version, ...ODD_NAMES }, 1)),
    `process_cpu_seconds_total ${seconds * 0.1}`,
    'process_resident_memory_bytes 5e7',
    `process_start_time_seconds ${Math.floor(Date.now() / 1000 - seconds)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function endpointLines(route: string, count: number): string[] {
  const labels = { method: 'GET', route, status_code: '200', ...ODD_NAMES };
  const failed = { ...labels, status_code: '500' };
  const bounds = ['0.1', '0.5', '+Inf', ...SAMPLES.slice(0, 3)];
  return [
    ...bounds.map((le) => line('http_request_duration_seconds_bucket', { ...labels, le }, count)),
    line('http_request_duration_seconds_sum', labels, 0.05 * count),
    line('http_request_duration_seconds_count', labels, count),
    // The endpoint with the longest name fails, so that the name appears in every sentence about errors.
    ...(route.length > 9999 ? [line('http_request_duration_seconds_count', failed, 40 * count)] : []),
  ];
}

/**
 * A target that Prometheus scrapes at `/metrics`. At `/broken` it returns text that Prometheus cannot parse, and quotes
 * in the scrape error.
 */
export async function startExporter(): Promise<Exporter> {
  const start = Date.now();
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end(url === '/broken' ? `# TYPE up ${PAYLOADS[2]}\n` : exposition((Date.now() - start) / 1000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}
