import { describe, expect, it } from 'vitest';
import { formatAge, formatCountdown } from './format-age';

const age = (seconds: number | null) => formatAge(seconds).replaceAll('\u00a0', ' ');

describe('formatAge', () => {
  it('writes the two largest units that matter', () => {
    expect([2.9, 22, 122, 602, 3900, 3 * 86_400 + 4 * 3600].map(age)).toEqual([
      '2 s',
      '22 s',
      '2 min 02 s',
      '10 min 02 s',
      '1 h 05 min',
      '3 d 4 h',
    ]);
  });

  it('changes the unit exactly where a clock does', () => {
    expect([59, 60, 3599, 3600, 86_399, 86_400].map(age)).toEqual([
      '59 s',
      '1 min 00 s',
      '59 min 59 s',
      '1 h 00 min',
      '23 h 59 min',
      '1 d 0 h',
    ]);
  });

  it('calls a sample from the near future new: clocks differ', () => {
    expect(age(-3)).toBe('0 s');
  });

  it('says that an age is not known', () => {
    expect(age(null)).toBe('–');
    expect(age(NaN)).toBe('–');
  });
});

describe('formatCountdown', () => {
  it('reads like the display of a timer', () => {
    expect([38, 37.2, 725, 3720, 0, -5].map(formatCountdown)).toEqual([
      '0:38',
      '0:38',
      '12:05',
      '1:02:00',
      '0:00',
      '0:00',
    ]);
  });
});
