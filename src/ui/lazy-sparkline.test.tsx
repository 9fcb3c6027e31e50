import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { LazySparkline } from './lazy-sparkline';
import { testPage } from './test-page';

const { page, render } = testPage();

const LINE = { times: Float64Array.of(0, 15, 30), values: Float64Array.of(1, 2, 1) };
const lines = () => page.querySelectorAll('svg[aria-hidden]').length;

test('the first line waits for the charts without holding up what stands beside it, and a later one is there at once', async () => {
  const first = <LazySparkline key="first" {...LINE} />;
  render(<>{first}42</>);
  expect(page.textContent).toBe('42');
  expect(lines()).toBe(0);
  await act(() => vi.dynamicImportSettled());
  expect(lines()).toBe(1);
  const drawn = page.querySelector('svg[aria-hidden]');
  render(<>{first}<LazySparkline key="later" {...LINE} />42</>);
  expect(lines()).toBe(2);
  expect(page.querySelector('svg[aria-hidden]')).toBe(drawn);
});
