import { describe, expect, it } from 'vitest';
import { parseOptions } from './options';

describe('parseOptions', () => {
  it('starts the whole stack by default', () => {
    expect(parseOptions([], {})).toEqual({ kind: 'stack', port: undefined, dev: false, history: 86_400, fresh: false });
  });

  it('serves the page for a given Prometheus, with its path prefix and its Alertmanager', () => {
    const options = parseOptions([
      '--prometheus',
      'https://example.org/prom',
      '--alertmanager',
      'http://am:9093',
      '--port',
      '8080',
    ]);
    expect(options).toMatchObject({
      kind: 'page',
      port: 8080,
      prometheus: new URL('https://example.org/prom'),
      alertmanager: new URL('http://am:9093'),
    });
  });

  it('allows the page the port that Prometheus has on another machine', () => {
    expect(parseOptions(['--port', '9090', '--prometheus', 'http://p:9090'])).toMatchObject({
      kind: 'page',
      port: 9090,
    });
  });

  it('allows hot reload with both', () => {
    expect(parseOptions(['--dev'])).toMatchObject({ kind: 'stack', dev: true });
    expect(parseOptions(['--dev', '--prometheus', 'http://p:9090'])).toMatchObject({ kind: 'page', dev: true });
  });

  it('reads the history length from the flag, then the environment', () => {
    expect(parseOptions([], { VIGIE_HISTORY: 'none' })).toMatchObject({ history: 0 });
    expect(parseOptions([], { VIGIE_HISTORY: '' })).toMatchObject({ history: 86_400 });
    expect(() => parseOptions([], { VIGIE_HISTORY: '3d' })).toThrow('VIGIE_HISTORY 3d is not possible');
    expect(parseOptions(['--history', '2h', '--fresh'], { VIGIE_HISTORY: 'none' })).toMatchObject({
      history: 7200,
      fresh: true,
    });
  });

  it.each([
    [['--history', '3d'], '--history 3d is not possible'],
    [['--history', 'constructor'], '--history constructor is not possible'],
    [['--prometheus', 'localhost:9090'], '--prometheus localhost:9090 is not an address'],
    [['--port', '70000'], '--port 70000 is not a port'],
    [['--alertmanager', 'http://am:9093'], '--alertmanager requires --prometheus'],
    [['--prometheus', 'http://p:9090', '--fresh'], '--fresh only applies to the demo'],
    [['--history', '2h', '--prometheus', 'http://p:9090'], '--history only applies to the demo'],
    [
      ['--port', '9090', '--prometheus', 'http://localhost:9090/prom'],
      '--port 9090 is where http://localhost:9090/prom should be',
    ],
    [
      ['--port', '9093', '--prometheus', 'http://p:9090', '--alertmanager', 'http://a:b@127.0.0.1:9093'],
      '--port 9093 is where http://127.0.0.1:9093 should be',
    ],
    // Without Node's hint on arguments that begin with a dash.
    [['--prometeus', 'http://p:9090'], /^Unknown option '--prometeus'\.\n\nnpm start/],
    // As from npm start --prometheus http://p:9090 without the separating --.
    [['http://p:9090'], /^http:\/\/p:9090 is not an option.*\n.*npm start -- --prometheus/],
  ])('explains what is wrong with %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
