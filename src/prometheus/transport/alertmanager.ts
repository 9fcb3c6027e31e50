import type { AlertmanagerAlert, Silence } from '@/prometheus/alertmanager-alert';
import { decodeAlertmanagerAlerts, decodeSilences } from '@/prometheus/decode/alertmanager';
import { failureOfBody, failureOfEnvelope } from '@/prometheus/decode/failure';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { resolveServerUrl } from '@/prometheus/server/url';
import { exchangeText } from './axios-over-fetch';
import { failureOfTransport } from './transport-failure';

/** A list without the entries that could not be decoded, about which `warnings` tell. */
export type Listing<T> = { items: readonly T[]; warnings: readonly string[] };

/** One Alertmanager, read and never written. Rejects as a driver does. */
export type Alertmanager = {
  readonly url: string;
  alerts(signal: AbortSignal): Promise<Listing<AlertmanagerAlert>>;
  silences(signal: AbortSignal): Promise<Listing<Silence>>;
};

/** https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml ; `pageUrl` resolves a relative address. */
export function createAlertmanager(url: string, pageUrl: string): Alertmanager {
  async function get<T>(path: string, decode: (wire: unknown) => T | null, signal: AbortSignal): Promise<T> {
    const base = resolveServerUrl(url, pageUrl);
    if (base === null)
      throw new PrometheusError('unreachable', `The configured Alertmanager "${url}" is not an address of the web.`);
    const answer = await exchangeText({ baseURL: base, url: `/api/v2/${path}`, signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw failureOfTransport(error, base, pageUrl, 'Alertmanager');
    });
    const wire = parse(answer.data);
    const read = decode(wire);
    if (read === null)
      throw (tellsError(wire) ? failureOfEnvelope : failureOfBody)({
        ...answer,
        body: answer.data,
        of: 'Alertmanager',
      });
    return read;
  }
  return {
    url,
    alerts: (signal) => get('alerts?active=true&silenced=true&inhibited=true', decodeAlertmanagerAlerts, signal),
    silences: (signal) => get('silences', decodeSilences, signal),
  };
}

/** Whether the body reports an error in place of the list, as a proxy may do with status 200. */
function tellsError(wire: unknown): boolean {
  if (typeof wire !== 'object' || wire === null) return false;
  return 'status' in wire ? wire.status === 'error' : 'message' in wire;
}

/** null where it is no JSON, which no decoder takes for an answer. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
