/**
 * Why a request gave no usable answer.
 * - `rejected`: the server understood and refused (400, 422), also because a query is too large: `message` is its own
 *   sentence.
 * - `overloaded`: 429, 503 or a query timeout; `retryAfter` where it said so.
 * - `unreachable`: no answer: refused, reset, CORS, deadline passed.
 * - `malformed`: an answer that is not the Prometheus API: HTML, cut or empty JSON, wrong types.
 * - `unauthorized`: 401, 403, or a login page.
 */
export type PrometheusErrorKind = 'rejected' | 'overloaded' | 'unreachable' | 'malformed' | 'unauthorized';

type Details = { status?: number; retryAfter?: number; isTooSlow?: boolean; cause?: unknown };

/** The only error that leaves `prometheus/`. `message` is a sentence for the reader; never a raw parser message. */
export class PrometheusError extends Error {
  override readonly name = 'PrometheusError';
  /** HTTP status, 0 where there was no answer. */
  readonly status: number;
  /** Seconds to wait, as the server asked; null where it did not. */
  readonly retryAfter: number | null;
  /** Whether the query ran into the server's own query timeout. */
  readonly isTooSlow: boolean;

  constructor(
    readonly kind: PrometheusErrorKind,
    message: string,
    details: Details = {},
  ) {
    super(message, { cause: details.cause });
    this.status = details.status ?? 0;
    this.retryAfter = details.retryAfter ?? null;
    this.isTooSlow = details.isTooSlow ?? false;
  }
}

/** Whether the server asks not to be queried for a while (429, or `Retry-After`). */
export function asksToWait(error: unknown): boolean {
  return error instanceof PrometheusError && (error.retryAfter !== null || error.status === 429);
}
