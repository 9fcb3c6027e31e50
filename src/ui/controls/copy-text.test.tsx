import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './copy-text';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** Copies on a plain http host. Where the field stood from which the browser copied, and what was in it. */
async function copied(text: string): Promise<{ place: Element | null | undefined; value: string | undefined }> {
  let found: { place: Element | null | undefined; value: string | undefined } = { place: null, value: '' };
  vi.stubGlobal('isSecureContext', false);
  document.execCommand = () => {
    const area = document.querySelector('textarea');
    found = { place: area?.parentElement, value: area?.value };
    return true;
  };
  expect(await copyText(text)).toBe(true);
  expect(document.querySelector('textarea')).toBeNull();
  return found;
}

test('without a clipboard the text is copied from the page', async () => {
  expect(await copied('up == 0')).toEqual({ place: document.body, value: 'up == 0' });
});

test('the button that was pressed keeps the focus', async () => {
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  await copied('up == 0');
  expect(document.activeElement).toBe(button);
});

test('while a dialog is open it is copied from there: all else is beyond reach, and the browser would say that it has copied nothing', async () => {
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.open = true;
  expect(await copied('up == 0')).toEqual({ place: dialog, value: 'up == 0' });
});
