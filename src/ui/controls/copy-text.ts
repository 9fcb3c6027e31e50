/**
 * The clipboard exists only on https and localhost; on a plain http host the old command still works from a click. Of a
 * page with an open dialog nothing else can be selected: the browser would copy nothing, and say that it did.
 */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0';
  const clicked = document.activeElement;
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (clicked instanceof HTMLElement) clicked.focus();
  return isCopied;
}

/** Puts text into the clipboard; false where the browser refuses. Call it from a click. */
export async function copyText(text: string): Promise<boolean> {
  if (!window.isSecureContext) return copyBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}
