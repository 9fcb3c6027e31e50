import { act, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { testPage } from '@/ui/test-page';
import { Legend, sortRows, type LegendRow } from './legend';
import type { HiddenKeys } from './legend-visibility';

const ROWS: readonly LegendRow[] = [
  { key: 'search', name: 'GET /search', colour: 's1', value: 5 },
  { key: 'orders', name: 'POST /orders', colour: 's2', value: 60 },
  { key: 'gone', name: 'GET /gone', colour: 's3', value: NaN },
];

const { page, render } = testPage();

const names = () => Array.from(page.querySelectorAll('li bdi'), (name) => name.textContent);
const button = (name: string) => {
  const found = Array.from(page.querySelectorAll('button')).find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent) === name,
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
const click = (name: string, init: MouseEventInit = {}) =>
  act(() => {
    button(name).dispatchEvent(new MouseEvent('click', { bubbles: true, ...init }));
  });
const isShown = (name: string) => button(`Show ${name}`).getAttribute('aria-pressed') === 'true';

function Trial({ rows = ROWS, onPick }: { rows?: readonly LegendRow[]; onPick?: (key: string) => void }) {
  const [hidden, setHidden] = useState<HiddenKeys>(new Set());
  return <Legend rows={rows} unit="requestsPerSecond" hidden={hidden} onHidden={setHidden} onPick={onPick} />;
}

describe('Legend', () => {
  it('lists the largest value first and the unknown last', () => {
    render(<Trial />);
    expect(names()).toEqual(['POST /orders', 'GET /search', 'GET /gone']);
    expect(sortRows(ROWS).map(({ key }) => key)).toEqual(['orders', 'search', 'gone']);
  });

  it('filters by a click on the name and hides by a click on the swatch', () => {
    const picked: string[] = [];
    render(<Trial onPick={(key) => picked.push(key)} />);
    click('GET /search');
    expect(picked).toEqual(['search']);
    expect(isShown('GET /search')).toBe(true);
    click('Show GET /search');
    expect(isShown('GET /search')).toBe(false);
  });

  it('gives the focus back to a name once its line is there again', () => {
    render(<Trial />);
    act(() => button('GET /search').focus());
    render(<Trial rows={[]} />);
    expect(document.activeElement).toBe(document.body);
    render(<Trial rows={ROWS.slice(0, 1)} />);
    expect(document.activeElement).toBe(button('GET /search'));
  });

  it('writes a value at the end of what it is computed from as at least that', () => {
    render(
      <Legend
        rows={[
          { key: 'a', name: 'GET /a', colour: 's1', value: 2.5 },
          { key: 'b', name: 'GET /b', colour: 's2', value: 0.2 },
        ]}
        unit="seconds"
        openAt={2.5}
        hidden={new Set()}
        onHidden={() => undefined}
      />,
    );
    expect(Array.from(page.querySelectorAll('b'), ({ textContent }) => textContent)).toEqual([
      '≥ 2.5\u00a0s',
      '200\u00a0ms',
    ]);
  });

  it('does not offer to filter by what stands for many others', () => {
    const picked: string[] = [];
    render(
      <Trial
        rows={[...ROWS, { key: 'rest', name: '3 others', colour: 's8', value: 1, isRest: true }]}
        onPick={(key) => picked.push(key)}
      />,
    );
    expect(button('3 others').title).toBe('');
    click('3 others');
    expect(picked).toEqual([]);
    expect(isShown('3 others')).toBe(false);
  });

  it('leaves only one line by a click with Ctrl, and brings the others back by another', () => {
    render(<Trial />);
    click('GET /search', { ctrlKey: true });
    expect([isShown('GET /search'), isShown('POST /orders'), isShown('GET /gone')]).toEqual([true, false, false]);
    click('GET /search', { altKey: true });
    expect(isShown('POST /orders')).toBe(true);
  });

  const rowsOf = (length: number) =>
    Array.from({ length }, (_, i): LegendRow => ({ key: `k${i}`, name: `line ${i}`, colour: 's1', value: i }));

  it('keeps what does not fit behind a button that says how many there are', () => {
    render(<Trial rows={rowsOf(9)} />);
    expect(names()).toHaveLength(5);
    click('4 more');
    expect(names()).toHaveLength(9);
  });

  it.each([5, 6, 7, 30])('of %i lines takes no more than six places, the button included', (length) => {
    render(<Trial rows={rowsOf(length)} />);
    expect(page.querySelectorAll('li')).toHaveLength(Math.min(length, 6));
  });
});
