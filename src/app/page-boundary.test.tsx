import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { PageBoundary } from './page-boundary';

const { page, render } = testPage();

function Broken(): never {
  throw new Error('no keys today');
}

test('a page that has failed is still a page with its main part, and tells that once', async () => {
  vi.useFakeTimers();
  // React reports every caught error there as well.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  render(
    <PageBoundary>
      <Broken />
    </PageBoundary>,
  );
  const told = () => page.querySelector('main:not([role]) [role="alert"]')?.textContent;
  expect(told()).toBe('This page has failedno keys today');
  expect(page.textContent).toContain('in 60 s');
  await act(async () => vi.advanceTimersByTimeAsync(1000));
  expect(page.textContent).toContain('in 59 s');
  expect(told()).toBe('This page has failedno keys today');
  vi.useRealTimers();
});
