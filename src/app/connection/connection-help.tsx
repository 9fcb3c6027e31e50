import { useConfiguration } from '@/app/config/configuration';
import type { ViewActions } from '@/app/view/view-actions';
import { useQuery } from '@/panels/queries/use-queries';
import type { Connection } from '@/prometheus/connection/connection';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { connectionCheckKey } from '@/prometheus/query-keys';
import { AdviceSteps } from './advice-steps';
import { RetryNotice } from './retry-notice';
import { outcomeText, type Attempt } from './connection-attempt';
import { connectionAdvice } from './connection-advice';
import { checkConnection, worthTelling } from './connection-check';
import type { Step } from './advice-step';

type ConnectionHelpProps = {
  connection: Connection;
  error: PrometheusError | null;
  interval: number;
  timeZone: string;
  actions: ViewActions;
};

/**
 * What to do while the page has nothing to show: about a server that gives no usable answer, or none about a service
 * that can be read.
 */
export function ConnectionHelp({ connection, error, interval, timeZone, actions }: ConnectionHelpProps) {
  return (
    <>
      {error ? (
        <p className="mt-3 text-md [overflow-wrap:anywhere] wall:text-[2rem] wall:leading-tight">{error.message}</p>
      ) : null}
      <RetryNotice connection={connection} error={error} interval={interval} timeZone={timeZone} />
      {error ? <ConnectionAdvice connection={connection} error={error} /> : <AdviceSteps steps={NO_SERVICES} />}
      <OtherServer connection={connection} actions={actions} />
    </>
  );
}

function ConnectionAdvice({ connection, error }: { connection: Connection; error: PrometheusError }) {
  const { server } = connection;
  const { connections } = useConfiguration();
  const { data: check = null } = useQuery({
    // Anew for every other kind of failure, and not at every refresh.
    queryKey: connectionCheckKey(server.name, error.kind, error.status),
    queryFn: () => checkConnection(server.url, document.baseURI),
    meta: { refreshEvery: Infinity },
  });
  return (
    <>
      <AdviceSteps
        steps={connectionAdvice({
          error,
          server,
          isOneOfMany: connections.length > 1,
          pageUrl: document.baseURI,
          check,
        })}
      />
      <Tried attempts={check === null ? [] : worthTelling(check, server.upstream !== undefined)} />
    </>
  );
}

function Tried({ attempts }: { attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <section aria-label="What was tried" className="mt-8 text-m text-ink-2 wall:hidden">
      <h2 className="text-l text-ink">What was tried</h2>
      <ul className="mt-2 grid gap-1">
        {attempts.map(({ method, url, outcome }) => (
          <li key={`${method} ${url}`} className="[overflow-wrap:anywhere]">
            <code>
              {method} {url.split('?')[0]}
            </code>
            : <span className="text-ink">{outcomeText(outcome)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The servers that the configuration names; only it can name more, so that no link makes the page read from somewhere
 * else.
 */
function OtherServer({ connection, actions }: Pick<ConnectionHelpProps, 'connection' | 'actions'>) {
  const { connections } = useConfiguration();
  if (connections.length < 2) return null;
  return (
    <label className="mt-8 flex flex-wrap items-center gap-x-3 gap-y-1 text-md wall:hidden">
      Read from
      <select
        className="h-9 max-w-full min-w-0 rounded-control border border-line-2 bg-raise px-2 text-ink"
        value={connection.server.name}
        onChange={({ target }) => actions.chooseServer(target.value)}
      >
        {connections.map(({ server: { name, url } }) => (
          <option key={name} value={name}>
            {name}, {url}
          </option>
        ))}
      </select>
    </label>
  );
}

const NO_SERVICES: readonly Step[] = [
  'Vigie lists every job that was scraped in the last quarter of an hour, and this server has none.',
  'Is the service scraped? Its target should be up on the targets page of Prometheus.',
  'Is it the right Prometheus? Others are named in config.json under servers.',
].map((text) => ({ text }));
