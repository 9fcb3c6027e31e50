import { describe, expect, it } from 'vitest';
import { NOW, plain } from '@/health/example-facts';
import { blindRules } from './blind-rules';
import { exampleRule } from './example-rule';

const NONE = new Map<string, string>();

describe('blindRules', () => {
  it('is empty while all rules evaluate in time', () => {
    expect(blindRules([exampleRule(), exampleRule({ lastEvaluation: NOW - 44 })], NONE, NOW)).toEqual([]);
  });

  it.each([
    [15, 45, 46],
    [5, 30, 31],
  ])(
    'waits three evaluations and half a minute before it calls a rule of every %d s late',
    (interval, inTime, late) => {
      const told = (ago: number) =>
        blindRules([exampleRule({ interval, lastEvaluation: NOW - ago })], NONE, NOW).length;
      expect([told(inTime), told(late)]).toEqual([0, 1]);
    },
  );

  it('names a rule that fails, with the sentence of the server', () => {
    expect(blindRules([exampleRule({ lastError: 'parse error at char 3' })], NONE, NOW)).toEqual([
      'HighErrorRate fails to evaluate: parse error at char 3',
    ]);
  });

  it('names rules that read what fails to be recorded', () => {
    const rules = [
      exampleRule({ name: 'A', expr: 'job:errors:ratio > 0.05' }),
      exampleRule({ name: 'B', expr: 'job:errors:ratio5m > 0.05 or shop:job:errors:ratio' }),
    ];
    const why = 'found duplicate series';
    expect(
      blindRules(
        rules,
        new Map([
          ['job:errors:ratio', why],
          ['nobody:reads', why],
        ]),
        NOW,
      ),
    ).toEqual([`A reads job:errors:ratio, which fails to be recorded: ${why}`]);
    expect(
      blindRules(
        rules.map((one) => ({ ...one, expr: 'x > 1' })),
        new Map([['x', why]]),
        NOW,
      ),
    ).toEqual([`A and B read x, which fails to be recorded: ${why}`]);
  });

  it('names rules that were not evaluated lately, and how often they should be', () => {
    const late = ['A', 'B', 'C'].map((name) => exampleRule({ name, lastEvaluation: NOW - 190 }));
    expect(blindRules(late, NONE, NOW).map(plain)).toEqual([
      'A, B and 1 more last evaluated 3 min 10 s ago, expected every 15 s',
    ]);
    expect(blindRules([exampleRule({ lastEvaluation: null })], NONE, NOW).map(plain)).toEqual([
      'HighErrorRate not evaluated yet, expected every 15 s',
    ]);
  });

  it('says of no rule what holds for another one', () => {
    const late = [
      exampleRule({ name: 'A', lastEvaluation: NOW - 190 }),
      exampleRule({ name: 'B', lastEvaluation: NOW - 960, interval: 300 }),
      exampleRule({ name: 'C', lastEvaluation: null }),
      exampleRule({ name: 'D', lastEvaluation: NOW - 60 }),
    ];
    expect(blindRules(late, NONE, NOW).map(plain)).toEqual([
      'A and D last evaluated up to 3 min 10 s ago, expected every 15 s',
      'B last evaluated 16 min 00 s ago, expected every 5 min 00 s',
      'C not evaluated yet, expected every 15 s',
    ]);
  });

  it('expects nothing of a rule of which the server does not say how often it is evaluated', () => {
    expect(blindRules([exampleRule({ lastEvaluation: NOW - 190, interval: 0 })], NONE, NOW)).toEqual([]);
  });
});
