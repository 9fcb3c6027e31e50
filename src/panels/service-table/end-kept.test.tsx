import { expect, it } from 'vitest';
import { EndKept } from './end-kept';
import { testPage } from '@/ui/test-page';

const { page, render } = testPage();

/** What may be cut, and the end that never is. */
function parts(text: string): (string | null)[] {
  render(<EndKept text={text} max={40} />);
  return Array.from(page.querySelectorAll('bdi > span'), ({ textContent }) => textContent);
}

it('keeps the end of a name that is cut, and the whole of it as its title', () => {
  expect(parts('payments-gateway-12')).toEqual(['payments-gate', 'way-12']);
  expect(page.textContent).toBe('payments-gateway-12');
  expect(page.querySelector('bdi')?.title).toBe('payments-gateway-12');
});

it('leaves a short name in one piece', () => {
  expect(parts('alertmanager')).toEqual([]);
  expect(page.textContent).toBe('alertmanager');
});

it('leaves out the middle of a very long name, and parts no sign of two code units', () => {
  expect(parts(`a${'b'.repeat(80)}-eu-1`)).toEqual([expect.stringMatching(/^ab+…b+$/), 'b-eu-1']);
  expect(parts(`${'x'.repeat(20)}\u{1f600}12345`)).toEqual(['x'.repeat(20), '\u{1f600}12345']);
});

it('shows what nobody could see in a name, and a word where there is nothing', () => {
  expect(parts('payments-\u202egateway')).toEqual(['payments-\\u202eg', 'ateway']);
  expect(parts(' '.repeat(30))).toEqual(['(blank)']);
});
