import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { testPage } from '@/ui/test-page';
import { CopyButton } from './copy-button';

const { page, render } = testPage();

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('that something was copied is told, and not that its label is back', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('isSecureContext', false);
  document.execCommand = () => true;
  render(<CopyButton text="up == 0" label="Copy PromQL" />);
  const told = () => {
    const answer = page.querySelector('[aria-live]');
    return [answer?.textContent, answer?.getAttribute('aria-live')];
  };
  await act(async () => page.querySelector('button')?.click());
  expect(told()).toEqual(['Copied', 'polite']);
  act(() => void vi.advanceTimersByTime(10_000));
  expect(told()).toEqual(['Copy PromQL', 'off']);
});
