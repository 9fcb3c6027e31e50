import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { instanceNames, instanceSeries, JOB, type GeneratedSeries, type Shape } from './shape';

/** From `from` to `to` (exclusive), Unix seconds, with a sample every `every` seconds. */
export type Stretch = { from: number; to: number; every: number };

/** Families for promtool; the suffix of a counter belongs to the sample, not to the family. */
const FAMILIES: readonly { name: string; type: string; metrics: readonly string[] }[] = [
  { name: 'http_requests', type: 'counter', metrics: ['http_requests_total'] },
  { name: 'http_requests_4xx', type: 'counter', metrics: ['http_requests_4xx_total'] },
  { name: 'http_requests_5xx', type: 'counter', metrics: ['http_requests_5xx_total'] },
  {
    name: 'http_request_duration_seconds',
    // Not `histogram`, because promtool would require the buckets of each instant side by side.
    type: 'unknown',
    metrics: [
      'http_request_duration_seconds_bucket',
      'http_request_duration_seconds_sum',
      'http_request_duration_seconds_count',
    ],
  },
  { name: 'http_requests_in_progress', type: 'gauge', metrics: ['http_requests_in_progress'] },
  { name: 'process_cpu_seconds', type: 'counter', metrics: ['process_cpu_seconds_total'] },
  { name: 'process_resident_memory_bytes', type: 'gauge', metrics: ['process_resident_memory_bytes'] },
  { name: 'up', type: 'gauge', metrics: ['up'] },
];

/** All series of the service. */
export function serviceSeries(shape: Shape): GeneratedSeries[] {
  return instanceNames(shape.instances).flatMap((instance, index): GeneratedSeries[] => [
    ...instanceSeries(shape, instance, index),
    { metric: 'up', labels: '', instance, at: () => 1 },
  ]);
}

/** Writes the history of the series into `file` as text for `promtool tsdb create-blocks-from openmetrics`. */
export async function writeHistory(file: string, series: readonly GeneratedSeries[], stretch: Stretch): Promise<void> {
  const out = createWriteStream(file);
  for (const { name, type, metrics } of FAMILIES) {
    if (type !== 'unknown') out.write(`# TYPE ${name} ${type}\n`);
    for (const one of series) {
      if (!metrics.includes(one.metric)) continue;
      if (!out.write(seriesText(one, stretch))) await once(out, 'drain');
    }
  }
  out.end('# EOF\n');
  await once(out, 'close');
}

function seriesText(
  { job = JOB, metric, labels, instance, at }: GeneratedSeries,
  { from, to, every }: Stretch,
): string {
  const head = `${metric}{job="${job}",instance="${instance}"${labels === '' ? '' : `,${labels}`}}`;
  let text = '';
  for (let time = from; time < to; time += every) text += `${head} ${at(time)} ${time}\n`;
  return text;
}
