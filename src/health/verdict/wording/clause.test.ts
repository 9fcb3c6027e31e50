import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence } from '@/health/example-facts';
import { toSentences, toWallLine, type Clause } from './clause';

const errors: Clause = {
  level: 'critical',
  strong: '8.2 % of requests fail',
  rest: ', mostly POST /orders',
  short: '8.2 % of requests fail',
  tab: '8.2 % errors',
};
const down: Clause = {
  level: 'warning',
  strong: '1 of 4 instances is down',
  rest: '',
  short: '1 of 4 instances down',
  tab: '1 of 4 down',
};
const slow: Clause = {
  level: 'warning',
  strong: 'p95 is at 1.4 s',
  rest: ', limit 1 s',
  short: 'p95 1.4 s',
  tab: 'p95 1.4 s',
};

describe('toSentences', () => {
  it('sets strong only what made the page what it is', () => {
    const { headline, left } = toSentences([errors, down], 'critical');
    expect(sentence(headline)).toBe('*8.2 % of requests fail*, mostly POST /orders. 1 of 4 instances is down.');
    expect(left).toEqual([]);
  });

  it('leaves for the second line what does not fit', () => {
    const long = { ...slow, rest: `, limit 1 s${' on a very long route'.repeat(4)}` };
    const { headline, left } = toSentences([errors, down, long], 'critical');
    expect(sentence(headline)).toBe('*8.2 % of requests fail*, mostly POST /orders. 1 of 4 instances is down.');
    expect(left).toEqual([long]);
  });

  it('says the first one whatever its length', () => {
    const endless = { ...errors, rest: `, mostly ${'x'.repeat(500)}` };
    expect(toSentences([endless, down], 'critical')).toMatchObject({ left: [down] });
  });
});

describe('toWallLine', () => {
  it('is one sentence without a full stop', () => {
    expect(sentence(toWallLine([errors, down, slow], 'critical'))).toBe(
      '*8.2 % of requests fail*, mostly POST /orders; 1 of 4 instances down',
    );
  });

  it('says the first thing in full where it has room, and nothing behind it where there is nothing', () => {
    expect(toWallLine([down], 'warning')).toEqual([{ text: '1 of 4 instances is down', strong: true }]);
  });

  it('drops the endpoint rather than the first thing that is wrong', () => {
    const long = { ...errors, rest: `, mostly POST /${'very-long-'.repeat(9)}path` };
    expect(sentence(toWallLine([long, down], 'critical'))).toBe('*8.2 % of requests fail*; 1 of 4 instances down');
  });

  it('falls back to the short form of a name that is too long', () => {
    const alert = { ...errors, strong: `${'A'.repeat(80)} is firing`, rest: '', short: '1 alert is firing' };
    expect(sentence(toWallLine([alert], 'critical'))).toBe('*1 alert is firing*');
  });

  it('is empty for nothing', () => {
    expect(toWallLine([], 'ok')).toEqual([]);
  });

  it('never needs more than two lines while its parts are short', () => {
    const text = fc.string({ maxLength: 60 });
    const clause = fc.record({
      level: fc.constant<'warning'>('warning'),
      strong: text,
      rest: text,
      short: text,
      tab: text,
    });
    fc.assert(
      fc.property(
        fc.array(clause, { maxLength: 6 }),
        (clauses) =>
          toWallLine(clauses, 'warning')
            .map((phrase) => phrase.text)
            .join('').length <= 66,
      ),
    );
  });
});
