import { act } from 'react';
import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { Dialog } from './dialog';

const { page, render } = testPage();

test('it is closed before whoever opened it takes it away, for only a dialog that closes gives the focus back', () => {
  const standing: boolean[] = [];
  const note = () => void standing.push(page.querySelector('dialog')?.open ?? false);
  render(
    <Dialog title="Requests" isOpen onClose={note}>
      text
    </Dialog>,
  );
  expect(page.querySelector('dialog')?.open).toBe(true);
  act(() => page.querySelector('button')?.click());
  expect(standing).toEqual([false]);
});
