import { describe, expect, it } from 'vitest';
import { cutMiddle, isRightToLeft, showControls } from './readable-text';

describe('showControls', () => {
  it('shows characters that would be invisible or turn the line around', () => {
    expect(showControls('a\u202eb\u0000c\u200bd')).toBe('a\\u202eb\\u0000c\\u200bd');
  });

  it('shows those that nobody sees in a name that passes for another: marks of direction, soft hyphens, tags', () => {
    expect(showControls('a\u061cb\u00adc\u{e0041}d\ufeff')).toBe('a\\u061cb\\u00adc\\u{e0041}d\\ufeff');
  });

  it('leaves readable text of any script alone', () => {
    expect(showControls('/café/שלום/日本 "x"\\e')).toBe('/café/שלום/日本 "x"\\e');
  });
});

describe('isRightToLeft', () => {
  it('tells the scripts that run the other way, mixed ones too', () => {
    expect(['/café', 'GET /日本/😀', '/שלום', 'a/مرحبا', '𞤀'].map(isRightToLeft)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('cutMiddle', () => {
  it('keeps both ends, which tell paths and hosts apart', () => {
    expect(cutMiddle('/api/v1/orders/items', 11)).toBe('/api/…items');
    expect(cutMiddle('short', 11)).toBe('short');
  });

  it('counts characters, not halves of them', () => {
    expect(cutMiddle('😀😀😀😀😀', 3)).toBe('😀…😀');
  });
});
