import { describe, expect, it, test } from 'vitest';
import { readHostMessage } from './host-message';

const NOW = 1_795_183_200;

const read = (data: unknown, now = NOW) => readHostMessage(data, now);

test('a wish is read by the names and in the forms of the URL', () => {
  expect(
    read({
      vigie: 1,
      show: {
        service: 'shop-api',
        endpoint: ['POST /orders'],
        instance: [],
        from: '2026-11-20T13:00:00Z',
        to: '2026-11-20T14:00:00Z',
        theme: 'dark',
      },
    }),
  ).toEqual({
    kind: 'wish',
    wish: {
      service: 'shop-api',
      endpoint: ['POST /orders'],
      instance: [],
      from: { kind: 'absolute', time: 1_795_179_600 },
      to: { kind: 'absolute', time: 1_795_183_200 },
      theme: 'dark',
    },
  });
  expect(read({ vigie: 1, show: {} })).toEqual({ kind: 'wish', wish: {} });
  expect(read({ vigie: 1, show: { to: 'now-1h' } })).toEqual({
    kind: 'wish',
    wish: { to: { kind: 'relative', secondsAgo: 3600 } },
  });
});

describe('what is not understood is named', () => {
  it.each([
    ['another version', { vigie: 2, show: {} }, 'vigie must be 1, the version that this page speaks'],
    ['nothing to show', { vigie: 1 }, 'show is missing: it says what to look at'],
    ['no object to show', { vigie: 1, show: 'errors' }, 'show must be an object'],
    [
      'a server, which only the configuration names',
      { vigie: 1, show: { server: 'https://evil.example' } },
      'show.server is nothing that can be shown',
    ],
    [
      'a moment that is none',
      { vigie: 1, show: { from: 'yesterday' } },
      'show.from must be now-1h, Unix seconds or ISO 8601',
    ],
    [
      'a range that ends before it begins',
      { vigie: 1, show: { from: 'now', to: 'now-1h' } },
      'show.from and show.to cannot be followed: the range ends before it begins',
    ],
    [
      'a range for which no clock has a time',
      { vigie: 1, show: { from: 'now-1h', to: '9'.repeat(17) } },
      'show.from and show.to cannot be followed: the range is not within 1970 to 5138',
    ],
    ['one endpoint in place of a list', { vigie: 1, show: { endpoint: '/a' } }, 'show.endpoint must be a list'],
    ['a list of something else', { vigie: 1, show: { instance: [1] } }, 'show.instance.0 must be text'],
    ['an unknown theme', { vigie: 1, show: { theme: 'pink' } }, 'show.theme must be one of auto, dark, light'],
  ])('%s', (_, data, problem) => {
    expect(read(data)).toEqual({ kind: 'problem', problem });
  });
});

test('a range lies in the future by the clock of the server, which that of the browser may be hours off', () => {
  const message = { vigie: 1, show: { from: '2026-11-20T15:00:00Z', to: '2026-11-20T16:00:00Z' } };
  expect(read(message)).toEqual({
    kind: 'problem',
    problem: 'show.from and show.to cannot be followed: the range lies in the future',
  });
  expect(read(message, NOW + 7200)).toMatchObject({ kind: 'wish' });
});

test.each([null, 'vigie', 1, [], { type: 'resize' }])('%j is for somebody else', (data) => {
  expect(read(data)).toEqual({ kind: 'foreign' });
});
