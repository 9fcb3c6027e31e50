import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseRefresh } from '@/app/config/setting-values';
import { URL_EXPECTATIONS } from './url-expectations';
import { URL_PARSERS } from './url-parsers';
import { MODES, THEMES } from './url-words';

describe('refresh', () => {
  it.each([
    ['off', 'off'],
    ['1s', 1],
    ['1m30s', 90],
    ['1h', 3600],
    ['0s', null],
    ['500ms', null],
    ['1h1s', null],
    ['10', null],
    ['never', null],
    ['', null],
  ] as const)('reads %j as %j', (text, value) => {
    expect(parseRefresh(text)).toBe(value);
    expect(URL_PARSERS.refresh.parse(text)).toBe(value);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3600 }),
        (seconds) => parseRefresh(URL_PARSERS.refresh.serialize(seconds)) === seconds,
      ),
    );
    expect(URL_PARSERS.refresh.serialize('off')).toBe('off');
  });
});

test('a wall turns its views every five seconds to every hour, or not at all', () => {
  expect(['off', '5s', '1m30s', '1h'].map((text) => URL_PARSERS.rotate.parse(text))).toEqual(['off', 5, 90, 3600]);
  expect(['4s', '2h', '30', ''].map((text) => URL_PARSERS.rotate.parse(text))).toEqual([null, null, null, null]);
  expect([URL_PARSERS.rotate.serialize(90), URL_PARSERS.rotate.serialize('off')]).toEqual(['1m30s', 'off']);
});

describe('tz', () => {
  it.each(['utc', 'local', 'Europe/Paris', 'America/Argentina/Ushuaia'])('takes %s', (zone) => {
    expect(URL_PARSERS.tz.parse(zone)).toBe(zone);
    expect(URL_PARSERS.tz.serialize(zone)).toBe(zone);
  });

  it.each(['', 'Paris', 'Europe/Nowhere', 'UTC+1h'])('refuses %j', (zone) => {
    expect(URL_PARSERS.tz.parse(zone)).toBeNull();
  });
});

test('both ends of a range are moments, and equal where they are written alike', () => {
  expect(URL_PARSERS.from.parse('now-1h')).toEqual({ kind: 'relative', secondsAgo: 3600 });
  expect(URL_PARSERS.to.parse('tomorrow')).toBeNull();
  expect(URL_PARSERS.to.eq({ kind: 'absolute', time: 100.2 }, { kind: 'absolute', time: 100 })).toBe(true);
  expect(URL_PARSERS.to.eq({ kind: 'relative', secondsAgo: 100 }, { kind: 'absolute', time: 100 })).toBe(false);
});

test('a theme and a mode are one of their words, in this spelling', () => {
  expect(THEMES.map((theme) => URL_PARSERS.theme.parse(theme))).toEqual(['auto', 'dark', 'light']);
  expect(MODES.map((mode) => URL_PARSERS.mode.parse(mode))).toEqual(['page', 'profile', 'wall', 'embed', 'services']);
  expect([URL_PARSERS.theme.parse('Dark'), URL_PARSERS.mode.parse('tv')]).toEqual([null, null]);
});

test('every parameter says what it expects', () => {
  expect(Object.keys(URL_EXPECTATIONS)).toEqual(Object.keys(URL_PARSERS));
});
