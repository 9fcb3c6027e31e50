import { PrometheusError, type PrometheusErrorKind } from '@/prometheus/prometheus-error';

/** An HTTP response, as far as it is needed to tell what went wrong. `url` is where it came from. */
export type Answer = {
  status: number;
  statusText: string;
  body: string;
  headers: { get(name: string): string | null };
  url: string;
  of?: Product;
};

/** Whose API was asked; Prometheus where nothing else is said. */
export type Product = 'Prometheus' | 'Alertmanager';

/** Longer texts (a stack trace, a whole page) help nobody at 3 a.m. */
const LONGEST_SENTENCE = 300;

// HTTP/2 sends no reason with the status, so the usual ones are written here.
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  414: 'URI Too Long',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The error for an answer with a status outside 200 to 299. The server's own sentence is used where it gave one. */
export function failureOfStatus(answer: Answer): PrometheusError {
  const { status, of = 'Prometheus' } = answer;
  const words = serverWords(answer.body);
  const code = `${status} ${REASONS[status] ?? answer.statusText}`.trim();
  const fail = (kind: PrometheusErrorKind, message: string) =>
    new PrometheusError(kind, message, { status, ...retryAfter(answer) });
  if (status === 401 || status === 403) return fail('unauthorized', withWords(`Access refused (${code})`, words));
  if (status === 429) return fail('overloaded', withWords(`Too many requests (${code})`, words));
  if (status === 503 && !isEnvelope(answer.body))
    return fail('overloaded', 'The server is starting or overloaded (503 Service Unavailable).');
  if (status === 502 || status === 504)
    return fail('unreachable', `The proxy in front of ${of} cannot reach it (${code}).`);
  if (words !== null && isEnvelope(answer.body)) return failureOfEnvelope(answer);
  if (status === 404) return fail('malformed', nothingAt(answer, code));
  // This concerns one question and not the server: a shorter one passes.
  if (status === 414) return fail('rejected', tooLongAddress(of, code));
  // Prometheus always says why it refuses. Without a reason, or with a web page, it was a proxy, and Prometheus never
  // saw the question.
  if (words !== null && (status === 400 || status === 422))
    return fail('rejected', withWords(`The server refused the request (${code})`, words));
  return fail('malformed', withWords(`The server answered ${code}`, words));
}

/** The error for an envelope that says `status: "error"`, whatever the HTTP status. */
export function failureOfEnvelope(answer: Answer): PrometheusError {
  const words = serverWords(answer.body);
  const errorType = envelopeOf(answer.body)?.errorType;
  const kind = kindOfEnvelope(answer.status, typeof errorType === 'string' ? errorType : '');
  const message = words ?? 'The server reported an error without saying which.';
  return new PrometheusError(kind, message, {
    status: answer.status,
    isTooSlow: errorType === 'timeout',
    ...retryAfter(answer),
  });
}

/**
 * A query over too many samples or series is `rejected` rather than `overloaded`: the server is well, and asking later
 * would not help.
 */
function kindOfEnvelope(status: number, errorType: string): PrometheusErrorKind {
  if (status === 503 || errorType === 'timeout' || errorType === 'canceled' || errorType === 'unavailable')
    return 'overloaded';
  if (/^(unauthorized|forbidden)$/i.test(errorType)) return 'unauthorized';
  return 'rejected';
}

/** The error for a body with a good status that is not an answer of the Prometheus API. */
export function failureOfBody(answer: Answer): PrometheusError {
  const { status, of = 'Prometheus' } = answer;
  const body = answer.body.trim();
  const fail = (kind: PrometheusErrorKind, message: string) => new PrometheusError(kind, message, { status });
  if (body === '') return fail('malformed', `The server sent an empty answer (status ${status}).`);
  if (body.startsWith('<')) {
    const login = /sign[ -]?in|log[ -]?(in|on)|password|saml|oauth|openid/i.test(`${body} ${answer.url}`);
    const page = `${placeOf(answer.url)} answered with a web page instead of data`;
    return login
      ? fail('unauthorized', `Signed out: ${page}.`)
      : fail('malformed', `Signed out or wrong address: ${page}.`);
  }
  if (/^[[{]/.test(body) && jsonOf(body) === undefined)
    return fail('malformed', 'The answer was cut off before its end.');
  return fail('malformed', `${placeOf(answer.url)} answered something that is not the ${of} API.`);
}

/** Where an answer came from, without query and credentials. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the server';
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/^(.*)\/api\/v\d\/.*$/, '$1').replace(/\/$/, '')}`;
}

/** A 404 for a query means a wrong address; for any other endpoint the server may simply lack that part of the API. */
function nothingAt({ url, of = 'Prometheus' }: Answer, code: string): string {
  const part = /\/api\/v1\/(?!query)[a-z]+/.exec(url)?.[0];
  return part === undefined
    ? `No ${of} API at ${placeOf(url)} (${code}): is the path of the address right?`
    : `${placeOf(url)} has no ${part} (${code}).`;
}

/**
 * Queries are sent by GET only where POST was refused. The owner of the proxy can mend that in two ways, the reader of
 * the page only by asking for less.
 */
const tooLongAddress = (of: Product, code: string) =>
  `The proxy in front of ${of} takes no question this long in an address (${code}): have it let POST through, or longer addresses. ${SHORTER}`;

function withWords(sentence: string, words: string | null): string {
  return words === null ? `${sentence}.` : `${sentence}: ${words}`;
}

/**
 * What the server says went wrong: `error` or `message` of its JSON, or a short text, of JSON or plain; null where
 * there is nothing worth reading.
 */
function serverWords(body: string): string | null {
  const wire = jsonOf(body);
  const envelope = envelopeOf(body);
  const words = envelope ? (envelope.error ?? envelope.message) : wire === undefined ? body : wire;
  if (typeof words !== 'string') return null;
  const text = words.replace(/\s+/g, ' ').trim();
  if (text === '' || text.startsWith('<') || text.startsWith('{')) return null;
  const [tooLong] = TOO_LONG.exec(text) ?? [];
  return tooLong === undefined ? shortened(text) : `${shortened(tooLong).replace(/\.$/, '')}. ${SHORTER}`;
}

const SHORTER = 'With fewer endpoints or instances chosen it is shorter.';

/**
 * How VictoriaMetrics and Mimir say that an expression is longer than their setting allows. VictoriaMetrics repeats the
 * whole expression before it.
 */
const TOO_LONG = /\b(?:too long query|the raw query size in bytes exceeds)\b.*/;

/** Cut in the middle, because a server that repeats a long expression says after it what is wrong. */
function shortened(text: string): string {
  const half = (LONGEST_SENTENCE - 1) / 2;
  return text.length <= LONGEST_SENTENCE ? text : `${text.slice(0, Math.ceil(half))}…${text.slice(-Math.floor(half))}`;
}

function isEnvelope(body: string): boolean {
  return typeof envelopeOf(body)?.status === 'string';
}

type WireError = { status?: unknown; errorType?: unknown; error?: unknown; message?: unknown };

function envelopeOf(body: string): WireError | null {
  const wire = jsonOf(body);
  return typeof wire === 'object' && wire !== null ? wire : null;
}

/** undefined where it is no JSON; no JSON value is undefined. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * The longest `Retry-After` that is respected, seconds. Maintenance pages often name hours or a day although the work
 * is done sooner, and at a wall screen nobody reloads the page. One question in five minutes is no load for a server.
 */
const LONGEST_WAIT = 300;

/**
 * `Retry-After` in seconds. A date in it is compared with the server's own `Date`, because the browser's clock may be
 * wrong.
 */
function retryAfter({ headers }: Answer): { retryAfter?: number } {
  const text = headers.get('retry-after');
  if (text === null) return {};
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isNaN(seconds) ? {} : { retryAfter: Math.min(LONGEST_WAIT, Math.max(0, seconds)) };
}
