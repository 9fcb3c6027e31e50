import { expect, test } from 'vitest';
import { readCommand } from './command';

test('servers are taken from the command line, or else from the environment', () => {
  const env = { VIGIE_CONVENTION_SERVERS: '/a/prometheus:/b/victoria-metrics' };
  expect(readCommand(['--server', '/c/prometheus'], env)?.servers).toEqual(['/c/prometheus']);
  expect(readCommand(['--only', 'otel', '--markdown'], env)).toEqual({
    servers: ['/a/prometheus', '/b/victoria-metrics'],
    only: 'otel',
    markdown: true,
  });
});

test('an unknown option is refused by name', () => {
  expect(() => readCommand(['--servers', 'x'], {})).toThrow(/--servers/);
});

test('--help returns null, so that nothing is replayed', () => {
  expect(readCommand(['--help', '--only', 'otel'], {})).toBeNull();
});
