import { describe, expect, it } from 'vitest';
import { publishedSum, verify } from './checksum';

// SHA-256 of "abc", from FIPS 180-2.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const SUMS = `${'0'.repeat(64)}  other.tar.gz\n${ABC}  abc.tar.gz\n`;
const abc = new TextEncoder().encode('abc');

describe('publishedSum', () => {
  it('returns the checksum of exactly this file', () => {
    expect(publishedSum(SUMS, 'abc.tar.gz')).toBe(ABC);
    expect(publishedSum(SUMS, 'abc')).toBeUndefined();
  });

  it('accepts the asterisk of binary files', () => {
    expect(publishedSum(`${ABC} *abc.tar.gz`, 'abc.tar.gz')).toBe(ABC);
  });
});

describe('verify', () => {
  it('accepts content with the published checksum', () => {
    expect(() => verify(abc, SUMS, 'abc.tar.gz')).not.toThrow();
  });

  it('refuses other content, and files without a checksum', () => {
    expect(() => verify(abc, SUMS, 'other.tar.gz')).toThrow('is ba7816bf');
    expect(() => verify(abc, SUMS, 'third.tar.gz')).toThrow('no checksum is published');
  });
});
