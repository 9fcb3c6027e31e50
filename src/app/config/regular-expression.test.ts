import { expect, test } from 'vitest';
import { expressionProblem } from './regular-expression';

// Each was put to Prometheus 2.42 and 3.5 as `x{a=~"…"}`.

test.each([
  String.raw`/health(z|y)?|.*\.(css|js)`,
  '(?P<version>/v[0-9]+)/.*',
  '(?P<part>a)(?P<part>b)',
  '(?i)/health',
  '/a(?i-s:b)',
  String.raw`\A/a\z`,
  '[[:alpha:]]+',
  String.raw`\pL+\p{Greek}\x{1F600}`,
  String.raw`\Q/a(b\E*`,
  String.raw`\101\12`,
  String.raw`/\\1`,
  String.raw`/\\Q`,
  String.raw`a\(?=b`,
  '(?U)a+?',
])('what Prometheus takes is taken: %s', (value) => {
  expect(expressionProblem(value)).toBeNull();
});

test.each([
  '/(?!api)',
  '(?=a)',
  '(?<=/v1)/.*',
  '(?<!/v1)/.*',
  String.raw`(a)\1`,
  String.raw`(a)\8`,
  String.raw`[\1]`,
  String.raw`/a\Z`,
  String.raw`\u0041`,
  String.raw`\cA`,
  String.raw`(?P<a>x)\k<a>`,
  String.raw`\h+`,
  String.raw`\C`,
  String.raw`a\E`,
])('what only the browser takes is named: %s', (value) => {
  expect(expressionProblem(value)).toBe(
    'uses look-around, a back reference or an escape that Prometheus does not know',
  );
});

test.each(['(', '[a', 'a**', 'a{2,1}', '*', '(?P=name)', '(?>x)', '(?x) a', '[z-a]'])(
  'what neither takes is no expression: %s',
  (value) => {
    expect(expressionProblem(value)).toBe('is not a valid regular expression');
  },
);
