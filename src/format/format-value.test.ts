import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatText, formatValue } from './format-value';
import type { Unit } from './unit';

const UNITS: readonly Unit[] = [
  'requestsPerSecond',
  'perSecond',
  'ratio',
  'seconds',
  'bytes',
  'bytesPerSecond',
  'cores',
  'count',
  'none',
];

/** With plain spaces, which are easier to read here. */
const text = (value: number | null, unit: Unit) => formatText(value, unit).replaceAll('\u00a0', ' ');

describe('formatText', () => {
  it('writes a ratio in percent, finer below one percent', () => {
    expect([0.082, 0.0012, 0.543, 0.05, 1, 0].map((v) => text(v, 'ratio'))).toEqual([
      '8.2 %',
      '0.12 %',
      '54.3 %',
      '5 %',
      '100 %',
      '0 %',
    ]);
  });

  it('does not round a small share of failures down to none', () => {
    expect(text(0.00004, 'ratio')).toBe('0.004 %');
  });

  it('does not round all but a few up to all', () => {
    expect([0.9994, 0.9996, 0.99996, 0.999999999, 1.0004].map((v) => text(v, 'ratio'))).toEqual([
      '99.9 %',
      '99.96 %',
      '99.996 %',
      '100 %',
      '100 %',
    ]);
  });

  it('writes a latency in the unit that is read', () => {
    expect([0.702, 1.62, 0.00045, 1, 0, 400].map((v) => text(v, 'seconds'))).toEqual([
      '702 ms',
      '1.62 s',
      '450 µs',
      '1 s',
      '0 s',
      '6.67 min',
    ]);
  });

  it('takes the next unit where rounding would give a thousand', () => {
    expect(text(0.9997, 'seconds')).toBe('1.00 s');
    expect(text(999.7e6, 'bytes')).toBe('1.00 GB');
  });

  it('writes what flows in the scale in which it is read', () => {
    expect([2130, 0, 16.5e6].map((v) => text(v, 'bytesPerSecond'))).toEqual(['2.13 kB/s', '0 B/s', '16.5 MB/s']);
  });

  it('writes bytes in powers of a thousand', () => {
    expect([948e6, 1.3e9, 512, 0].map((v) => text(v, 'bytes'))).toEqual(['948 MB', '1.3 GB', '512 B', '0 B']);
  });

  it('writes rates and cores', () => {
    expect([426.3, 60.42, 8.234, 0.273].map((v) => text(v, 'requestsPerSecond'))).toEqual([
      '426 req/s',
      '60.4 req/s',
      '8.2 req/s',
      '0.27 req/s',
    ]);
    expect(text(12_345, 'requestsPerSecond')).toBe('12.3 k req/s');
    // Beside 44.8 and 45.2: a rate of whole requests over a window is often round for once.
    expect([426, 45, 9, 0.5, 12_000, 0].map((v) => text(v, 'requestsPerSecond'))).toEqual([
      '426 req/s',
      '45.0 req/s',
      '9.0 req/s',
      '0.50 req/s',
      '12.0 k req/s',
      '0 req/s',
    ]);
    expect(text(0.52, 'cores')).toBe('0.52 cores');
    expect(text(34.91, 'perSecond')).toBe('34.9/s');
  });

  it('joins number and unit so that no line breaks between them', () => {
    expect(formatText(0.702, 'seconds')).toBe('702\u00a0ms');
  });

  it('says that a value is not known instead of writing NaN or zero', () => {
    for (const unit of UNITS) {
      expect(formatText(NaN, unit)).toBe('–');
      expect(formatText(null, unit)).toBe('–');
      expect(formatText(Infinity, unit)).toBe('∞');
      expect(formatText(-Infinity, unit)).toBe('-∞');
    }
  });

  it('never shows a broken or endless number in any unit', () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...UNITS), (value, unit) => {
        const shown = formatText(value, unit);
        expect(shown).not.toMatch(/NaN|undefined|Infinity|^-0(?![.\d])/);
        expect(shown.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('formatValue', () => {
  it('keeps number and unit apart, because the unit is set smaller', () => {
    expect(formatValue(0.702, 'seconds')).toEqual({ text: '702', unit: 'ms' });
    expect(formatValue(3, 'count')).toEqual({ text: '3', unit: '' });
  });
});

describe('formatCount', () => {
  it('writes large counts with a letter and small ones whole', () => {
    expect([38, 402, 12_345, 1_400_000, 0].map((v) => formatCount(v).replace('\u00a0', ' '))).toEqual([
      '38',
      '402',
      '12.3 k',
      '1.4 M',
      '0',
    ]);
    expect(formatCount(null)).toBe('–');
  });
});
