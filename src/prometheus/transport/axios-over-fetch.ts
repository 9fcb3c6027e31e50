/**
 * The part of axios that `prometheus-query` uses, over fetch. Vite puts it in axios' place: 23 kB become 3, the abort
 * signal reaches the request, and a body is handed on as text, so that the answer of a login page is still there to be
 * recognised.
 */

type Interceptor<T> = {
  onFulfilled?: ((value: T) => T | Promise<T>) | undefined;
  onRejected?: ((error: unknown) => unknown) | undefined;
};

export type TransportRequest = {
  baseURL?: string;
  url?: string;
  method?: string;
  params?: URLSearchParams;
  data?: URLSearchParams;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeout?: number;
  withCredentials?: boolean;
};

/** `redirected`: the answer came after a redirect, from another address than the one that was asked. */
export type TransportResponse = {
  data: string;
  status: number;
  statusText: string;
  headers: Headers;
  url: string;
  redirected: boolean;
  config: TransportRequest;
};

/**
 * `ERR_BODY`: the headers came and the body broke off. `ERR_REDIRECT`: a redirect to an address that this page may not
 * read (CORS).
 */
export type TransportErrorCode =
  'ECONNABORTED' | 'ERR_CANCELED' | 'ERR_NETWORK' | 'ERR_BODY' | 'ERR_REDIRECT' | 'ERR_BAD_RESPONSE';

export class TransportError extends Error {
  /** The property by which the library recognises an axios error. */
  readonly isAxiosError = true;

  constructor(
    readonly code: TransportErrorCode,
    message: string,
    readonly response: TransportResponse | undefined,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

function create() {
  const onRequest: Interceptor<TransportRequest>[] = [];
  const onResponse: Interceptor<TransportResponse>[] = [];
  return {
    interceptors: {
      request: { use: (onFulfilled: Interceptor<TransportRequest>['onFulfilled']) => onRequest.push({ onFulfilled }) },
      response: {
        use: (
          onFulfilled: Interceptor<TransportResponse>['onFulfilled'],
          onRejected: Interceptor<TransportResponse>['onRejected'],
        ) => onResponse.push({ onFulfilled, onRejected }),
      },
    },
    async request(wanted: TransportRequest): Promise<TransportResponse> {
      let request = wanted;
      for (const { onFulfilled } of onRequest) request = (await onFulfilled?.(request)) ?? request;
      let answer: Promise<unknown> = exchangeText(request);
      for (const { onFulfilled, onRejected } of onResponse) {
        answer = answer.then((response) => onFulfilled?.(response as TransportResponse) ?? response, onRejected);
      }
      return (await answer) as TransportResponse;
    },
  };
}

/** The timeout of a request without one of its own; callers abort it sooner by their signal. */
export const PATIENCE_MS = 60_000;

/** One request and the text of its answer; rejects with a TransportError, also for a status outside of 200 to 299. */
export async function exchangeText(request: TransportRequest): Promise<TransportResponse> {
  const deadline = AbortSignal.timeout(request.timeout ?? PATIENCE_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  const failed = (code: BrokenCode) => (cause: unknown) => {
    throw failure(signal, deadline, code, cause);
  };
  // Redirects are not followed at once: one to another origin, such as a login page, would look like a server that
  // cannot be reached.
  const direct = await fetch(address(request), { ...options(request, signal), redirect: 'manual' }).catch(
    failed('ERR_NETWORK'),
  );
  // A browser hides the status of a redirect; Node, which runs the tests, shows it.
  const isRedirect = direct.type === 'opaqueredirect' || (direct.status >= 300 && direct.status < 400);
  const response = isRedirect
    ? await fetch(address(request), options(request, signal)).catch(failed('ERR_REDIRECT'))
    : direct;
  const data = await response.text().catch(failed('ERR_BODY'));
  const { status, statusText, headers, url, redirected } = response;
  const answer = { data, status, statusText, headers, url, redirected, config: request };
  if (!response.ok) throw new TransportError('ERR_BAD_RESPONSE', `status ${status}`, answer);
  return answer;
}

function address({ baseURL = '', url = '', params }: TransportRequest): string {
  const query = params?.toString() ?? '';
  return `${baseURL}${url}${query === '' ? '' : `?${query}`}`;
}

/**
 * A form body and no header of our own: the browser then asks a server of another origin directly, without a preflight
 * that Prometheus would refuse. Nothing is cached: an old answer must never look like a new one.
 */
function options(
  { method = 'GET', data, headers, withCredentials }: TransportRequest,
  signal: AbortSignal,
): RequestInit {
  const init: RequestInit = {
    method,
    signal,
    headers: headers ?? {},
    cache: 'no-store',
    credentials: withCredentials ? 'include' : 'same-origin',
  };
  return method === 'GET' ? init : { ...init, body: data ?? null };
}

type BrokenCode = 'ERR_NETWORK' | 'ERR_BODY' | 'ERR_REDIRECT';

function failure(signal: AbortSignal, deadline: AbortSignal, otherwise: BrokenCode, cause: unknown): TransportError {
  if (!signal.aborted)
    return new TransportError(otherwise, cause instanceof Error ? cause.message : 'network error', undefined, cause);
  const late = signal.reason === deadline.reason;
  return new TransportError(
    late ? 'ECONNABORTED' : 'ERR_CANCELED',
    late ? 'timeout' : 'canceled',
    undefined,
    signal.reason,
  );
}

export default { create };
