import { describe, expect, it, test } from 'vitest';
import { PANEL_STATUSES, type PanelState } from '@/panels/state/panel-state';
import { stateWord } from '@/ui/indicators/state-mark';
import { testPage } from '@/ui/test-page';
import { PanelFrame, stateGlyph } from './panel-frame';

const { page, render } = testPage();

function show(state: Partial<PanelState>): HTMLElement {
  render(
    <PanelFrame
      id="cpu"
      title="CPU"
      subtitle="by instance"
      state={{ status: 'fresh', cause: '', age: 2.4, ...state }}
      hint={<i>70 % of limit</i>}
      menu={<button type="button">Menu</button>}
      foot={<ul />}
    >
      <canvas />
    </PanelFrame>,
  );
  const article = page.querySelector('article');
  if (article === null) throw new Error('There is no panel');
  return article;
}

test('a panel is an article with its title for a name, a heading, and its state for whoever reads it from outside', () => {
  const article = show({ cause: 'as measured' });
  expect(article.getAttribute('aria-label')).toBe('CPU');
  expect(article.querySelector('h3')?.textContent).toBe('CPU');
  expect(Object.fromEntries(Object.entries(article.dataset))).toEqual({
    panel: 'cpu',
    state: 'fresh',
    cause: 'as measured',
    age: '2',
  });
});

test('an age that is not known is not written, since 0 would be a lie', () => {
  expect(show({ age: null }).dataset).not.toHaveProperty('age');
});

describe('in the state', () => {
  it.each(['fresh', 'zero', 'loading'] as const)(
    '%s the title line has room for the hint and the chart is drawn',
    (status) => {
      const article = show({ status });
      expect(article.querySelector('header')?.textContent).toContain('70 % of limit');
      expect(article.querySelector('canvas')).not.toBeNull();
    },
  );

  it.each([
    ['stale', 'Stale'],
    ['partial', 'Partial'],
    ['unreliable', 'Not reliable'],
    ['no-traffic', 'No traffic'],
    ['zero', 'Zero'],
  ] as const)('%s with a cause its word stands in place of the hint and the chart is still drawn', (status, word) => {
    const article = show({ status, cause: 'newest sample 2 min old' });
    expect(article.querySelector('header')?.textContent).toBe(`CPUby instance${word}Menu`);
    expect(article.querySelector('canvas')).not.toBeNull();
  });

  it.each([
    ['error', 'Error'],
    ['not-found', 'Metric not found'],
    ['no-series', 'No series match'],
  ] as const)('%s word and cause stand in place of the chart', (status, word) => {
    const article = show({ status, cause: 'the server said no' });
    expect(article.querySelector('canvas')).toBeNull();
    expect(article.textContent).toContain(word);
    expect(article.querySelector('p')?.textContent).toBe('the server said no');
    expect(article.querySelector('p')?.title).toBe('the server said no');
  });

  it.each([
    [125, 'newest sample 2\u00a0min\u00a005\u00a0s old', 'Stale, 2\u00a0min\u00a005\u00a0s old'],
    [null, 'no recent sample', 'Stale, no recent sample'],
  ])('stale with the whole page it says its age (%s s) in the title line, and nothing moves', (age, cause, words) => {
    const article = show({ status: 'stale', age, cause });
    expect(article.querySelector('header')?.textContent).toBe(`CPUby instance${words}Menu`);
    expect(article.querySelector('p')).toBeNull();
  });

  it.each(['stale', 'partial'] as const)(
    '%s the cause takes its room from the chart, and the legend stays',
    (status) => {
      const article = show({ status, cause: 'why it is so' });
      const why = article.querySelector('p');
      expect([why?.textContent, why?.title]).toEqual(['why it is so', 'why it is so']);
      expect(why?.parentElement?.querySelector('canvas')).not.toBeNull();
      expect(why?.parentElement?.querySelector('ul')).toBeNull();
      expect(article.querySelector('ul')).not.toBeNull();
    },
  );
});

test('only what is old is dimmed', () => {
  expect(show({ status: 'stale' }).querySelector('.aged canvas')).not.toBeNull();
  expect(show({ status: 'partial' }).querySelector('.aged')).toBeNull();
});

test('no two states look or sound alike', () => {
  const glyphs = PANEL_STATUSES.flatMap((status) => stateGlyph(status) ?? []);
  expect(new Set(glyphs).size).toBe(PANEL_STATUSES.length - 1);
  expect(new Set(glyphs.map(stateWord)).size).toBe(glyphs.length);
  expect(stateGlyph('fresh')).toBeNull();
});
