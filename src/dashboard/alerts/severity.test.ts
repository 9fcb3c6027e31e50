import { expect, test } from 'vitest';
import { severityLevel } from './severity';

test.each([
  ['critical', ['critical', 'Critical', 'page', 'error', 'emergency', 'fatal']],
  ['warning', ['warning', 'warn', 'high', 'major', 'Medium', 'minor']],
  [null, ['info', 'none', 'low', 'debug', 'constructor', '', undefined]],
])('a severity is %s by the word of those who wrote the rule: %j', (level, words) => {
  expect(words.map((word) => severityLevel(word))).toEqual(words.map(() => level));
});
