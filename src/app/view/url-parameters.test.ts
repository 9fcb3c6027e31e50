import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readParameters, withParameters } from './url-parameters';

const WORDS = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 });

test('whatever an endpoint is called, it is read back as it was written', () => {
  fc.assert(
    fc.property(WORDS, (endpoint) => {
      expect(readParameters(withParameters('', { endpoint })).endpoint).toEqual(endpoint);
    }),
  );
});

test('what means nothing inside a query stays as one reads it', () => {
  expect(withParameters('', { endpoint: ['GET /a:b,c', 'a&b=c#d%2F'], tz: 'Asia/Tokyo' })).toBe('?endpoint=GET+/a:b,c&endpoint=a%26b%3Dc%23d%252F&tz=Asia/Tokyo');
});

test('a change leaves alone what it does not name, also what is not ours', () => {
  expect(withParameters('?kiosk=1&service=a&endpoint=x', { service: 'b', endpoint: null })).toBe('?kiosk=1&service=b');
});

test('of several values those that make no sense are left out, and all of them are nothing', () => {
  expect(readParameters('?more=hosts&more=moons').more).toEqual(['hosts']);
  expect(readParameters('?more=moons').more).toBeNull();
});

test('of a parameter that may stand there once the first counts', () => {
  expect(readParameters('?theme=light&theme=dark').theme).toBe('light');
});

test('a reading is the same object until its own text changes', () => {
  const before = readParameters('?from=now-1h&endpoint=a');
  const after = readParameters('?from=now-1h&endpoint=a&theme=dark');
  expect([after.from === before.from, after.endpoint === before.endpoint]).toEqual([true, true]);
  expect(readParameters('?from=now-2h').from).not.toEqual(before.from);
});
