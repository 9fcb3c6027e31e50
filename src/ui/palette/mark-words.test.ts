import { describe, expect, it } from 'vitest';
import { markWords } from './mark-words';

const marked = (text: string, ...words: readonly string[]) =>
  markWords(text, words)
    .map(({ part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('');

describe('markWords', () => {
  it('marks each word where it stands first, whatever its case and order', () => {
    expect(marked('POST /cart/items', 'items', 'post')).toBe('[POST] /cart/[items]');
  });

  it('leaves the rest of the text as it is', () => {
    expect(marked('GET /cart', 'orders')).toBe('GET /cart');
    expect(marked('', 'a')).toBe('');
  });

  it('marks no letter twice', () => {
    expect(marked('cart', 'cart', 'ar')).toBe('[cart]');
  });

  it('marks nothing where the positions would not fit', () => {
    expect(marked('İstanbul', 'istanbul')).toBe('İstanbul');
  });
});
