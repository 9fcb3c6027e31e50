import { describe, expect, it } from 'vitest';
import { searchOptions, splitMatch } from './search-options';

const options = (...values: string[]) => values.map((value) => ({ value }));

describe('searchOptions', () => {
  it('finds text anywhere in a value, whatever its case', () => {
    expect(
      searchOptions(options('POST /cart/items', 'GET /Cart', 'GET /orders'), ' CART ').shown.map(({ value }) => value),
    ).toEqual(['POST /cart/items', 'GET /Cart']);
  });

  it('takes what is typed literally', () => {
    expect(searchOptions(options('/a.b(c)+"d"\\e', '/aXb'), 'a.b(c)+').shown).toHaveLength(1);
    expect(searchOptions(options('/a'), '[').shown).toHaveLength(0);
  });

  it('shows fifty of five thousand and says how many more there are', () => {
    const many = options(...Array.from({ length: 5000 }, (_, i) => `/thing/${i}`));
    const { shown, more } = searchOptions(many, '');
    expect([shown.length, more]).toEqual([50, 4950]);
  });
});

describe('splitMatch', () => {
  it('cuts the text around the match and keeps its case', () => {
    expect(splitMatch('POST /Cart/items', 'cart')).toEqual({ before: 'POST /', match: 'Cart', after: '/items' });
  });

  it('marks nothing without a match', () => {
    expect(splitMatch('/orders', 'x')).toEqual({ before: '/orders', match: '', after: '' });
    expect(splitMatch('/orders', '')).toEqual({ before: '/orders', match: '', after: '' });
  });
});
