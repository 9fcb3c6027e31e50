import { describe, expect, it, test } from 'vitest';
import { urlProblems } from './url-problems';

const NOW = 1_780_000_000;
const KNOWN = { servers: ['main'], panels: ['cpu'], range: 'now-1h' };
const problems = (search: string, known = KNOWN) => urlProblems(search, known, NOW);

test('an address in which everything makes sense has no problems', () => {
  expect(problems('')).toEqual([]);
  expect(
    problems(
      '?service=shop&endpoint=/a&endpoint=/b&instance=i&from=now-6h&to=now&refresh=off&tz=utc&theme=dark&mode=wall&panel=cpu&server=main&view=a&view=b&rotate=30s&sound=on&notify=off',
    ),
  ).toEqual([]);
});

describe('what makes no sense is named with what was expected', () => {
  it.each([
    ['refresh=fast', 'refresh=fast is ignored: expected off or a duration from 1s to 1h'],
    ['tz=Mars', 'tz=Mars is ignored: expected utc, local or an IANA zone such as Europe/Paris'],
    ['theme=pink', 'theme=pink is ignored: expected auto, dark, light'],
    ['rotate=1s', 'rotate=1s is ignored: expected off or a duration from 5s to 1h'],
    ['sound=loud', 'sound=loud is ignored: expected on, off'],
    ['mode=tv', 'mode=tv is ignored: expected page, profile, wall, embed, services'],
    ['from=yesterday', 'from=yesterday is ignored: expected now-1h, Unix seconds or ISO 8601'],
    ['to=later', 'to=later is ignored: expected now, now-5m, Unix seconds or ISO 8601'],
    ['panel=disk', 'panel=disk is ignored: expected the id of a panel'],
    [
      'server=https%3A%2F%2Fevil.example',
      'server=https://evil.example is ignored: expected the name of a server in config.json',
    ],
    ['endpiont=/orders', '“endpiont” is not a parameter of this page'],
    ['__proto__=1', '“__proto__” is not a parameter of this page'],
    ['from=now&to=now-1h', 'from and to are ignored: the range ends before it begins'],
    ['from=now-30s', 'from and to are ignored: the range is shorter than 60 seconds'],
    [`from=${NOW + 60}&to=${NOW + 600}`, 'from and to are ignored: the range lies in the future'],
  ])('%s', (search, problem) => {
    expect(problems(`?${search}`)).toEqual([problem]);
  });
});

test('what is wrong twice is told once: the sentences are told apart by their words', () => {
  expect(problems('?foo=1&foo=2&mode=y&mode=y')).toEqual([
    expect.stringContaining('“foo”'),
    expect.stringContaining('mode=y'),
  ]);
});

test('what cannot be seen in an address is shown, and what is long is cut', () => {
  expect(problems('?mode=a%E2%80%AEb')).toEqual([
    'mode=a\\u202eb is ignored: expected page, profile, wall, embed, services',
  ]);
  expect(problems(`?mode=${'x'.repeat(5000)}&${'y'.repeat(5000)}=1`).map(({ length }) => length < 300)).toEqual([
    true,
    true,
  ]);
});

test('everything that is wrong is told, in the order of the address', () => {
  expect(problems('?theme=x&foo=1&mode=y')).toEqual([
    expect.stringContaining('theme=x'),
    expect.stringContaining('“foo”'),
    expect.stringContaining('mode=y'),
  ]);
});

test('an end alone makes a range with the configured beginning, which decides whether it is one', () => {
  expect(problems('?to=now-2h')).toEqual(['from and to are ignored: the range ends before it begins']);
  expect(problems('?to=now-2h', { ...KNOWN, range: 'now-6h' })).toEqual([]);
});
