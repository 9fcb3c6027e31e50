import { describe, expect, it } from 'vitest';
import { facts, instance } from '@/health/example-facts';
import { doubtText, slowedText, strangersText, unknownServiceSentence } from './server-texts';

describe('doubtText', () => {
  it('is the first warning in whole, and how many others there are', () => {
    expect(doubtText([])).toEqual([]);
    expect(doubtText(['results are partial'])).toEqual(['The numbers behind the verdict: results are partial']);
    expect(doubtText(['results are partial', 'a', 'b'])).toEqual([
      'The numbers behind the verdict: results are partial (and 2 more)',
    ]);
  });

  it('cuts one at length and shows what cannot be seen in it', () => {
    expect(doubtText(['x'.repeat(5000)])[0]?.length).toBeLessThan(250);
    expect(doubtText(['a\u202eb'])[0]).not.toContain('\u202e');
  });
});

describe('unknownServiceSentence', () => {
  it('names few of those that are known and counts the others', () => {
    expect(unknownServiceSentence('shpo', ['a', 'b', 'c', 'd', 'e', 'f'])).toBe(
      'No metric that Vigie knows has job="shpo". Services it knows here: a, b, c, d and 2 more.',
    );
    expect(unknownServiceSentence('shpo', [])).toBe(
      'No metric that Vigie knows has job="shpo". Services it knows here: none.',
    );
  });

  it('shows what cannot be seen in a name, and cuts a long one', () => {
    expect(unknownServiceSentence('a\u202eb', ['c\u202ed'])).not.toContain('\u202e');
    expect(unknownServiceSentence('x'.repeat(5000), []).length).toBeLessThan(300);
  });
});

describe('strangersText', () => {
  const filters = { service: 'shop-api', endpoints: [], instances: ['a', 'gone'], excluded: [] };

  it('names what is filtered by and is no instance', () => {
    expect(strangersText(filters, facts({ instances: [instance('a')] }))).toEqual([
      'URL: instance=gone matches no instance of shop-api',
    ]);
    expect(strangersText(filters, facts({ instances: [instance('a'), instance('gone')] }))).toEqual([]);
  });

  it('is silent while nothing is known, and where no instance is', () => {
    expect(strangersText(filters, null)).toEqual([]);
    expect(strangersText(filters, facts({ instances: [] }))).toEqual([]);
  });

  it('cuts one at length', () => {
    expect(
      strangersText({ ...filters, instances: ['x'.repeat(5000)] }, facts({ instances: [instance('a')] }))[0]?.length,
    ).toBeLessThan(350);
  });
});

describe('slowedText', () => {
  const asking = {
    interval: 40,
    chosen: 10,
    spent: { queries: 20, samples: 1e6, seconds: 0.9, atLeast: 0.8 },
    share: 0.02,
    server: 'eu',
  } as const;
  const plain = (texts: readonly string[]) => texts.join().replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

  it('says how often, and what of', () => {
    expect(plain(slowedText(asking))).toBe(
      'Asks every 40 s instead of every 10 s: a refresh costs eu at least 800 ms of work, and this page may take 2 % of its time.',
    );
  });

  it.each([
    ['asks as often as it was told', { interval: 10 }],
    ['does not ask', { interval: null }],
    ['was told not to', { chosen: 'off' as const }],
  ])('is silent where the page %s', (_, change) => {
    expect(slowedText({ ...asking, ...change })).toEqual([]);
  });
});
