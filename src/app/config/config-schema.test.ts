import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { CONFIG_SCHEMA } from './config-schema';
import { isRefresh, isZoneChoice } from './setting-values';

/** The part of JSON Schema that the shipped file is written in; a word that is not here makes `accepts` throw. */
type JsonSchema = {
  $ref?: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'integer';
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: false;
  items?: JsonSchema;
  minItems?: number;
  minLength?: number;
  pattern?: string;
  exclusiveMinimum?: number;
  maximum?: number;
  $defs?: Record<string, JsonSchema>;
  default?: unknown;
  examples?: unknown[];
};

const CHECKED = [
  '$ref',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'minLength',
  'pattern',
  'exclusiveMinimum',
  'maximum',
];
const TOLD = ['$schema', '$defs', 'title', 'description', 'default', 'examples', 'format'];
const UNDERSTOOD = new Set([...CHECKED, ...TOLD]);

const SHIPPED = JSON.parse(
  readFileSync(new URL('../../../public/config.schema.json', import.meta.url), 'utf8'),
) as JsonSchema;

function resolved(schema: JsonSchema): JsonSchema {
  for (const word of Object.keys(schema))
    if (!UNDERSTOOD.has(word)) throw new Error(`This test does not know "${word}"`);
  const { $ref, ...own } = schema;
  const found = $ref === undefined ? {} : SHIPPED.$defs?.[$ref.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`${$ref} leads nowhere`);
  return { ...found, ...own };
}

function accepts(schema: JsonSchema, value: unknown): boolean {
  const {
    type,
    properties = {},
    required = [],
    items,
    minItems = 0,
    minLength = 0,
    pattern = '',
    exclusiveMinimum = -Infinity,
    maximum = Infinity,
  } = resolved(schema);
  switch (type) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const isKnown = ([key, inside]: [string, unknown]) =>
        Object.hasOwn(properties, key) && accepts(properties[key] ?? {}, inside);
      return required.every((key) => Object.hasOwn(value, key)) && Object.entries(value).every(isKnown);
    }
    case 'array':
      return (
        Array.isArray(value) &&
        value.length >= minItems &&
        value.every((item) => items === undefined || accepts(items, item))
      );
    case 'string':
      return typeof value === 'string' && value.length >= minLength && new RegExp(pattern, 'u').test(value);
    case 'integer':
    case 'number':
      return (
        (type === 'number' || Number.isInteger(value)) &&
        typeof value === 'number' &&
        value > exclusiveMinimum &&
        value <= maximum
      );
    case undefined:
  }
  throw new Error('A part of the schema has no type');
}

/** Every key at every level as a path, a `?` behind the optional ones: the same text from either of the two. */
function shippedKeys(schema: JsonSchema, path = ''): string[] {
  const { properties, required = [], items, additionalProperties } = resolved(schema);
  if (items) return shippedKeys(items, `${path}[]`);
  if (properties === undefined) return [path];
  expect(additionalProperties, `${path} takes keys that the page refuses`).toBe(false);
  return Object.entries(properties).flatMap(([key, inside]) =>
    shippedKeys(inside, `${path}.${key}${required.includes(key) ? '' : '?'}`),
  );
}

function readKeys(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [path];
  if ('wrapped' in schema) return readKeys(schema.wrapped, `${path}?`);
  if ('item' in schema) return readKeys(schema.item, `${path}[]`);
  if (!('entries' in schema) || typeof schema.entries !== 'object' || schema.entries === null) return [path];
  return Object.entries(schema.entries).flatMap(([key, inside]) => readKeys(inside, `${path}.${key}`));
}

const readable = (value: unknown) => v.safeParse(CONFIG_SCHEMA, value).success;

test('the shipped JSON Schema has the keys that the page reads, and no others, at every level', () => {
  const keys = readKeys(CONFIG_SCHEMA);
  expect(shippedKeys(SHIPPED).toSorted()).toEqual(keys.toSorted());
  expect(keys).toContain('.servers?[].alertmanagers?[]');
  expect(keys).toContain('.thresholds?.errorRatio?.critical?');
});

const server = (more: object = {}) => ({ servers: [{ name: 'a', url: 'http://a', ...more }] });

describe('an editor and the page accept the same', () => {
  it.each<[string, unknown]>([
    ['an empty file', {}],
    ['its own schema', { $schema: './config.schema.json' }],
    [
      'a server',
      server({
        alertmanagers: ['http://am:9093', '/am'],
        replicas: ['http://b', '/b'],
        tenant: 't',
        overlap: 300,
        upstream: 'http://prometheus:9090',
      }),
    ],
    [
      'relative addresses',
      {
        servers: [
          { name: 'a', url: '/' },
          { name: 'b', url: '../b' },
          { name: 'c', url: 'prom' },
        ],
      },
    ],
    ['durations of every unit', { range: 'now-1w2d3h4m5s', refresh: '1m30s' }],
    ['a paused page', { refresh: 'off', timeZone: 'utc' }],
    ['a share of one', { thresholds: { errorRatio: { warning: 0.5, critical: 1 }, errorRate: { warning: 200 } } }],
    ['limits that are all left out', { thresholds: { p95: {}, p99: {}, cpuCores: {}, memoryBytes: {} } }],
    ['portals', { embed: { allowedOrigins: ['https://portal.example', 'http://127.0.0.1:8080'] } }],
    ['nothing excluded', { exclude: [] }],
    [
      'links with placeholders',
      {
        links: [
          { name: 'Logs', url: 'https://logs.example/{service}?q={app="x"}&from={fromMs}' },
          { name: 'Traces', url: '/traces/{endpoint}' },
        ],
      },
    ],
    [
      'a profile by a status label',
      {
        profiles: [
          {
            service: 's',
            requests: {
              metric: 'calls_total',
              endpoint: 'op',
              busiest: 20,
              matchers: [{ name: 'side', op: '=', value: '' }],
            },
            errors: { label: 'result', serverError: 'failed' },
          },
        ],
      },
    ],
    [
      'a profile by counters of their own',
      {
        profiles: [
          {
            service: 's',
            errors: { serverErrors: 'failed_total' },
            duration: { base: 'took_ms', kind: 'summary', unit: 'milliseconds', quantiles: ['0.5'] },
          },
        ],
      },
    ],
  ])('%s', (_, value) => {
    expect([accepts(SHIPPED, value), readable(value)]).toEqual([true, true]);
  });
});

describe('an editor and the page refuse the same', () => {
  it.each<[string, unknown]>([
    ['no object', 'x'],
    ['nothing', null],
    ['a key that nobody knows', { titel: 'x' }],
    ['an empty title', { title: '' }],
    ['a profile of no service', { profiles: [{ requests: { metric: 'a' } }] }],
    ['a metric with its braces', { profiles: [{ service: 's', requests: { metric: 'a{b="c"}' } }] }],
    ['one and a half endpoints', { profiles: [{ service: 's', requests: { metric: 'a', busiest: 1.5 } }] }],
    ['a kind of duration that there is not', { profiles: [{ service: 's', duration: { base: 'a', kind: 'gauge' } }] }],
    [
      'an operator that there is not',
      { profiles: [{ service: 's', requests: { metric: 'a', matchers: [{ name: 'b', op: '==', value: 'c' }] } }] },
    ],
    ['a title that is no text', { title: 1 }],
    ['servers that are no list', { servers: server().servers[0] }],
    ['a link that is none of the web', { links: [{ name: 'a', url: 'data:text/html,x' }] }],
    ['an origin with a path', { embed: { allowedOrigins: ['https://portal.example/'] } }],
    ['an origin that is everybody', { embed: { allowedOrigins: ['*'] } }],
    ['a link without a name', { links: [{ url: '/logs' }] }],
    ['no servers at all', { servers: [] }],
    ['a server without an address', { servers: [{ name: 'a' }] }],
    ['a server with a key that nobody knows', server({ token: 'x' })],
    ['an address that is none of the web', server({ url: 'ftp://a' })],
    ['an Alertmanager that is none of the web', server({ alertmanagers: ['file:///etc/passwd'] })],
    ['a replica that is none of the web', server({ replicas: ['ftp://b'] })],
    ['samples that come before their time', server({ overlap: -1 })],
    ['a fixed range', { range: '2026-01-01' }],
    ['a range that has no length', { range: 'now-' }],
    ['a range of now', { range: 'now' }],
    ['a refresh in words', { refresh: 'often' }],
    ['a refresh without a unit', { refresh: '10' }],
    ['an empty refresh', { refresh: '' }],
    ['a refresh of days', { refresh: '1d' }],
    ['an empty zone', { timeZone: '' }],
    ['a limit of 0', { thresholds: { p95: { warning: 0 } } }],
    ['a share above one', { thresholds: { errorRatio: { warning: 5 } } }],
    ['a limit on nothing', { thresholds: { p50: { warning: 1 } } }],
    ['a severity that nobody knows', { thresholds: { p95: { page: 1 } } }],
    ['an empty expression', { exclude: [''] }],
    ['one expression in place of a list', { exclude: '/metrics' }],
  ])('%s', (_, value) => {
    expect([accepts(SHIPPED, value), readable(value)]).toEqual([false, false]);
  });
});

test.each<[string, unknown]>([
  [
    'that names differ',
    {
      servers: [
        { name: 'a', url: '/' },
        { name: 'a', url: '/b' },
      ],
    },
  ],
  ['that a refresh takes at least a second', { refresh: '1ms' }],
  ['that a range takes at least a minute', { range: 'now-59s' }],
  ['when clocks begin', { range: 'now-99y' }],
  ['that a warning comes before what is critical', { thresholds: { p95: { warning: 3, critical: 1 } } }],
  ['which zones there are', { timeZone: 'Mars/Olympus' }],
  ['whether an expression compiles', { exclude: ['('] }],
  ['which placeholders there are', { links: [{ name: 'a', url: '/logs?{pod}' }] }],
  ['how a browser writes an origin', { embed: { allowedOrigins: ['https://Portal.example:443'] } }],
  ['whether a host is left to a placeholder', { links: [{ name: 'a', url: 'https://{service}.example/' }] }],
  ['whether a password is on the way', { links: [{ name: 'a', url: 'https://ada:secret@logs.example/' }] }],
])('only the page knows %s', (_, value) => {
  expect([accepts(SHIPPED, value), readable(value)]).toEqual([true, false]);
});

test('every example and default of the shipped schema is accepted by the schema that offers it, and by the page', () => {
  let count = 0;
  for (const [key, part] of Object.entries(SHIPPED.properties ?? {})) {
    for (const value of [...(part.examples ?? []), ...(part.default === undefined ? [] : [part.default])]) {
      expect([key, value, accepts(part, value), readable({ [key]: value })]).toEqual([key, value, true, true]);
      count++;
    }
  }
  expect(count).toBeGreaterThan(12);
});

test.each(['1s', '1h', '59m60s', '1m30s500ms', 'off'])('a page may refresh every %s', (text) => {
  expect(isRefresh(text)).toBe(true);
});

test.each(['999ms', '1h1ms', '0', '-1s', ''])('a page may not refresh every %j', (text) => {
  expect(isRefresh(text)).toBe(false);
});

test('a zone is one that this browser can show times in', () => {
  expect(['utc', 'local', 'UTC', 'Asia/Kolkata'].map(isZoneChoice)).toEqual([true, true, true, true]);
  expect(['', 'Kolkata', 'Asia/Kolkata;'].map(isZoneChoice)).toEqual([false, false, false]);
});
