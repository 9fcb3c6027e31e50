import type { Answer } from '@/prometheus/decode/failure';

/** A file that `record.ts` wrote. */
type Recording = { status: number; headers: Record<string, string | null>; body: string };

/** A recorded answer as the transport hands it over; parts may be replaced to damage it. */
export function recordedAnswer(recording: Recording, damage: Partial<Answer> = {}): Answer {
  const { status, headers, body } = recording;
  return {
    status,
    statusText: '',
    body,
    headers: new Headers(textual(headers)),
    url: 'http://prometheus.example/api/v1/query',
    ...damage,
  };
}

function textual(headers: Recording['headers']): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}
