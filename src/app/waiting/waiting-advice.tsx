import type { Connection } from '@/prometheus/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { connectionAdvice } from './connection-advice';

/** What to look at while the page has nothing to show: why the server gives no answer, or what makes a service one that can be read. */
export function WaitingAdvice({ connection, error }: { connection: Connection; error: PrometheusError | null }) {
  const steps = error ? connectionAdvice(error, connection.server.url, location.href) : NO_SERVICES;
  return (
    <>
      {error ? <p className="mt-2 [overflow-wrap:anywhere] text-ink-2">{error.message}</p> : null}
      <ul className="mt-4 grid list-disc gap-2 pl-5 text-md wall:pl-10 wall:text-[2rem] wall:leading-tight">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p className="mt-4 text-s text-ink-2 wall:text-[1.75rem] wall:leading-tight">This page goes on trying; nothing needs to be pressed.</p>
    </>
  );
}

const NO_SERVICES: readonly string[] = [
  'Vigie looks for http_requests_total with its sibling counters, and for http_request_duration_seconds, in the last five minutes.',
  'Is the service scraped? Its target should be up on the targets page of Prometheus.',
  'Is it the right Prometheus? Others are named in config.json under servers.',
];
