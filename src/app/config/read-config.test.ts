import { describe, expect, it, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import type { Server } from '@/prometheus/server/server';
import { readConfig } from './read-config';

const DEFAULT_SERVER: Server = { name: 'page.example', url: 'http://page.example', alertmanagers: [] };

const read = (json: unknown) => readConfig(json, DEFAULT_SERVER);
const problemsOf = (json: unknown) => read(json).problems.map(({ path, message }) => `${path}: ${message}`);

test('without a file every default holds and nothing is wrong', () => {
  expect(read({})).toEqual({
    config: {
      title: null,
      servers: [DEFAULT_SERVER],
      service: null,
      range: 'now-1h',
      refresh: '10s',
      timeZone: 'local',
      thresholds: DEFAULT_THRESHOLDS,
      exclude: null,
      profiles: [],
      asConfigured: expect.any(Function),
      serverShare: 0.25,
      linksTo: expect.any(Function),
      embed: { allowedOrigins: [] },
      wall: { rotate: '30s', views: [] },
    },
    problems: [],
  });
});

test('what the file says of a service stands in place of what is found, and other services are as they are found', () => {
  const [shop, other] = ['shop', 'other'].map((service) =>
    profileOf({ service, exposed: new Set(['http_requests_total']) }),
  );
  const metricsOf = (requests: object) => {
    const { config } = read({ profiles: [{ service: 'shop', requests }] });
    return [shop, other].map((found) => found && config.asConfigured(found).requests?.metric);
  };
  expect(metricsOf({ metric: 'calls_total' })).toEqual(['calls_total', 'http_requests_total']);
  // One in which something is wrong is left out.
  expect(metricsOf({ metric: 'calls{}' })).toEqual(['http_requests_total', 'http_requests_total']);
});

test('every key of a sound file is taken as it is', () => {
  const { config, problems } = read({
    $schema: './config.schema.json',
    title: 'Shop',
    servers: [
      {
        name: 'a',
        url: 'https://a.example/prom',
        alertmanagers: ['/am'],
        replicas: ['https://b.example'],
        tenant: 't',
        overlap: 300,
        upstream: 'http://c:9090',
      },
      { name: 'b', url: '../b' },
    ],
    service: 'shop-api',
    range: 'now-15m',
    refresh: 'off',
    timeZone: 'Europe/Paris',
    exclude: ['/metrics'],
    links: [{ name: 'Logs', url: '/logs?{service}' }],
    embed: { allowedOrigins: ['https://portal.example'] },
    wall: { rotate: '1m', views: [{ service: 'shop-api', instances: ['a'] }, { service: 'backend' }] },
  });
  expect(config.wall).toEqual({
    rotate: '1m',
    views: [
      { service: 'shop-api', endpoints: [], instances: ['a'] },
      { service: 'backend', endpoints: [], instances: [] },
    ],
  });
  expect(problems).toEqual([]);
  expect(config.servers).toEqual([
    {
      name: 'a',
      url: 'https://a.example/prom',
      alertmanagers: ['/am'],
      replicas: ['https://b.example'],
      tenant: 't',
      overlap: 300,
      upstream: 'http://c:9090',
    },
    { name: 'b', url: '../b', alertmanagers: [] },
  ]);
  expect(config).toMatchObject({
    title: 'Shop',
    service: 'shop-api',
    range: 'now-15m',
    refresh: 'off',
    timeZone: 'Europe/Paris',
    exclude: ['/metrics'],
    embed: { allowedOrigins: ['https://portal.example'] },
  });
  expect(config.linksTo({ service: 'shop-api', endpoint: null, instance: null, start: 0, end: 60 })).toEqual([
    { text: 'Logs', url: '/logs?shop-api' },
  ]);
});

test('a view that stands in the file twice is one, and so is what it is filtered by', () => {
  const [all, orders] = [{ service: 'a' }, { service: 'a', endpoints: ['/orders', '/orders'], instances: ['i', 'i'] }];
  const { config, problems } = read({ wall: { views: [all, orders, { ...all, endpoints: [] }, orders] } });
  expect(config.wall.views).toEqual([
    { service: 'a', endpoints: [], instances: [] },
    { service: 'a', endpoints: ['/orders'], instances: ['i'] },
  ]);
  expect(problems).toEqual([]);
});

describe('a wrong value is named with its path and in words', () => {
  it.each([
    ['title that is empty', { title: '' }, 'title: must not be empty'],
    ['title that is no text', { title: 3 }, 'title: must be text'],
    ['list of servers that is none', { servers: {} }, 'servers: must be a list'],
    ['list of servers that is empty', { servers: [] }, 'servers: must name at least one server'],
    ['server without a name', { servers: [{ url: '/' }] }, 'servers[0].name: is missing'],
    ['server that is no object', { servers: ['http://a'] }, 'servers[0]: must be an object'],
    [
      'server of another protocol',
      {
        servers: [
          { name: 'a', url: '/' },
          { name: 'b', url: 'ftp://b' },
        ],
      },
      'servers[1].url: must be an http(s) address or a path relative to the page, without user name and password',
    ],
    [
      'password in an address',
      { servers: [{ name: 'a', url: 'https://ada:secret@prometheus.example' }] },
      'servers[0].url: must be an http(s) address or a path relative to the page, without user name and password',
    ],
    [
      'Alertmanager without an address',
      { servers: [{ name: 'a', url: '/', alertmanagers: [''] }] },
      'servers[0].alertmanagers[0]: must not be empty',
    ],
    [
      'second server of the same name',
      {
        servers: [
          { name: 'a', url: '/' },
          { name: 'a', url: '/b' },
        ],
      },
      'servers: names two servers "a": the address of a page tells them apart by their name',
    ],
    [
      'misspelt key of a server',
      { servers: [{ name: 'a', url: '/', tennant: 't' }] },
      'servers[0].tennant: is not a key that this version knows',
    ],
    [
      'fixed range',
      { range: '2026-01-01' },
      'range: must be relative to now, at least a minute ago and not before 1970, like now-1h',
    ],
    [
      'range without a length',
      { range: 'now' },
      'range: must be relative to now, at least a minute ago and not before 1970, like now-1h',
    ],
    [
      'range of so many years that no clock has their beginning',
      { range: 'now-99y' },
      'range: must be relative to now, at least a minute ago and not before 1970, like now-1h',
    ],
    ['refresh that is too fast', { refresh: '500ms' }, 'refresh: must be off or a duration from 1s to 1h, like 10s'],
    [
      'rotation that is too fast',
      { wall: { rotate: '4s' } },
      'wall.rotate: must be off or a duration from 5s to 1h, like 30s',
    ],
    ['view without a service', { wall: { views: [{}] } }, 'wall.views[0].service: is missing'],
    [
      'zone that nobody knows',
      { timeZone: 'Mars/Olympus' },
      'timeZone: must be utc, local or an IANA zone like Europe/Paris',
    ],
    [
      'share in percent',
      { thresholds: { errorRatio: { warning: 5 } } },
      'thresholds.errorRatio.warning: must be a share from 0 to 1; 5 % is 0.05',
    ],
    [
      'pair of limits in the wrong order',
      { thresholds: { errorRatio: { warning: 0.1, critical: 0.02 } } },
      'thresholds.errorRatio: has a warning above what is critical already: no value would ever only warn',
    ],
    ['limit of nothing', { thresholds: { p95: { critical: 0 } } }, 'thresholds.p95.critical: must be more than 0'],
    ['limit in words', { thresholds: { p99: { critical: '3s' } } }, 'thresholds.p99.critical: must be a number'],
    ['pair of limits that is one number', { thresholds: { p95: 1 } }, 'thresholds.p95: must be an object'],
    ['expression that does not compile', { exclude: ['/ok', '('] }, 'exclude[1]: is not a valid regular expression'],
    [
      'expression that only a browser understands',
      { exclude: ['/(?!api)'] },
      'exclude[0]: uses look-around, a back reference or an escape that Prometheus does not know',
    ],
    [
      'expression that looks behind',
      { exclude: ['(?<=/v1)/.*'] },
      'exclude[0]: uses look-around, a back reference or an escape that Prometheus does not know',
    ],
    ['key that nobody knows', { thresolds: {} }, 'thresolds: is not a key that this version knows'],
    ['list in place of the file', [], ': must be an object'],
    ['nothing in place of the file', null, ': must be an object'],
    ['text in place of the file', 'title', ': must be an object'],
  ])('%s', (_, json, problem) => {
    expect(problemsOf(json)).toEqual([problem]);
  });
});

test('all that is wrong is told at once, and what is sound beside it holds', () => {
  const { config, problems } = read({
    title: '',
    refresh: 'soon',
    service: 'shop',
    colour: 'red',
    thresholds: { p95: { warning: 2 } },
  });
  expect(problems.map(({ path }) => path).toSorted()).toEqual(['colour', 'refresh', 'title']);
  expect(config).toMatchObject({ title: null, refresh: '10s', service: 'shop' });
  expect(config.thresholds.p95).toEqual([{ value: 2, severity: 'warning', source: 'config' }]);
});

test('of thresholds with one wrong limit none is taken: half a set of limits would be nobody’s', () => {
  expect(read({ thresholds: { p95: { warning: 2 }, p99: { critical: -1 } } }).config.thresholds).toEqual(
    DEFAULT_THRESHOLDS,
  );
});

test('limits stand lowest first, replace the default of their key whole, and leave the other keys alone', () => {
  const { thresholds } = read({ thresholds: { errorRatio: { critical: 0.1, warning: 0.02 }, cpuCores: {} } }).config;
  expect(thresholds.errorRatio).toEqual([
    { value: 0.02, severity: 'warning', source: 'config' },
    { value: 0.1, severity: 'critical', source: 'config' },
  ]);
  expect(thresholds.cpuCores).toEqual([]);
  expect(thresholds.p99).toBe(DEFAULT_THRESHOLDS.p99);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the key %s is an unknown key like any other and changes nothing',
  (key) => {
    const { config, problems } = read(
      JSON.parse(`{"${key}": {"title": "taken over", "refresh": "off"}, "service": "shop"}`),
    );
    expect(problems).toEqual([{ path: key, message: 'is not a key that this version knows' }]);
    expect(config).toMatchObject({ title: null, refresh: '10s', service: 'shop' });
    expect(Object.getPrototypeOf(config)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  },
);
