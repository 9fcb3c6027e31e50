import type { Effect, Fault } from './fault';
import { JSON_TYPE } from './fault';
import type { Endpoint } from './place';

/** A fault that replaces the body of a successful response. */
function bodyFault(name: string, change: (body: string) => string, says: RegExp, more: Partial<Fault> = {}): Fault {
  return {
    name,
    effect: 'failure',
    says,
    async answer(response, upstream) {
      const body = await upstream();
      response.writeHead(200, JSON_TYPE).end(change(body));
    },
    ...more,
  };
}

/** Replaces every value at one depth of the JSON by null; depth 0 is the root. */
function nullAt(value: unknown, depth: number): unknown {
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((item) => nullAt(item, depth - 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'status' && depth > 1 ? item : nullAt(item, depth - 1)]),
  );
}

/** Up to the depth of the API's JSON: a label of an alert of a rule of a group. */
const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Deeper than lists, nulls affect single items, and the rest may be usable. */
const effectOfDepth = (depth: number): Effect => (depth < 2 ? 'failure' : 'odd');

/** Endpoints that wrap their data in an object. An Alertmanager returns a bare list. */
const WITH_ENVELOPE: readonly Endpoint[] = [
  'query',
  'query_range',
  'rules',
  'alerts',
  'targets',
  'alertmanagers',
  'labels',
  'metadata',
];

const NO_API = /not the (Prometheus|Alertmanager) API/;

function nullFault(depth: number): Fault {
  const effect = effectOfDepth(depth);
  const more: Partial<Fault> =
    effect === 'odd' ? { effect, says: null } : { effect, ...(depth === 1 && { only: WITH_ENVELOPE }) };
  return bodyFault(`null at depth ${depth}`, (body) => JSON.stringify(nullAt(JSON.parse(body), depth)), NO_API, more);
}

/** Answers whose text is broken, empty or of another shape. */
export const BODY_FAULTS: readonly Fault[] = [
  bodyFault('truncated JSON', (body) => body.slice(0, body.length / 2), /cut off/),
  bodyFault('an empty body', () => '', /empty answer/),
  bodyFault('plain text', () => 'OK', NO_API),
  bodyFault('a JSON number', () => '42', NO_API),
  bodyFault('a JSON list', () => '[]', NO_API, { only: WITH_ENVELOPE }),
  bodyFault('data is a string', () => '{"status":"success","data":"fine"}', NO_API),
  bodyFault('data is a number', () => '{"status":"success","data":0}', NO_API),
  bodyFault('data is missing', () => '{"status":"success"}', NO_API),
  ...DEPTHS.map((depth) => nullFault(depth)),
  // An empty list, as that of silences may be, stays unchanged.
  { ...nullFault(1), name: 'null for every item', effect: 'odd', says: null, only: ['held alerts', 'silences'] },
];
