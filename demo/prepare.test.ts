import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isKnownNode } from './prepare.js';

const VERSIONS = [
  '18.20.0',
  '20.18.3',
  '20.19.0',
  '21.7.3',
  '22.11.0',
  '22.12.0',
  '22.20.1',
  '23.11.0',
  '24.0.0',
  '25.1.0',
  '26.0.0',
];

/** Whether a range such as `^20.19.0 || >=22.12.0` contains a version; tools only use these two forms. */
function holds(range: string, version: string): boolean {
  const numbers = (text: string) => text.split('.').map(Number) as [number, number, number];
  const [major, minor] = numbers(version);
  return range.split(' || ').some((part) => {
    const [line, oldest] = numbers(part.replace(/^(\^|>=)/, ''));
    return (major === line && minor >= oldest) || (part.startsWith('>=') && major > line);
  });
}

function engineOf(file: string): string {
  const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines: { node: string } };
  return engines.node;
}

test('supported Node versions are those of all tools and of package.json', () => {
  const ranges = ['vite', 'vitest', 'oxlint'].map((tool) => engineOf(`node_modules/${tool}/package.json`));
  const expected = VERSIONS.filter((version) => ranges.every((range) => holds(range, version)));
  expect(VERSIONS.filter(isKnownNode)).toEqual(expected);
  expect(VERSIONS.filter((version) => holds(engineOf('package.json'), version))).toEqual(expected);
});
