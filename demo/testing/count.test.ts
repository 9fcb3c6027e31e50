import { describe, expect, it } from 'vitest';
import { add, countPlaywright, countVitest } from './count';

describe('countVitest', () => {
  it('counts tests, and a file that failed to load as a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ];
    expect(countVitest({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 });
  });
});

describe('countPlaywright', () => {
  it('counts repeated and skipped tests as failed', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 }, errors: [] })).toEqual({
      passed: 5,
      failed: 6,
    });
  });

  it('counts an error outside of tests', () => {
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] })).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it('refuses anything else than a report', () => {
    expect(() => countPlaywright({})).toThrow();
  });
});

describe('add', () => {
  it('sums the steps', () => {
    expect(
      add([
        { passed: 1, failed: 0 },
        { passed: 20, failed: 2 },
      ]),
    ).toEqual({ passed: 21, failed: 2 });
  });
});
