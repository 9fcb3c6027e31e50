/**
 * How long to wait for the element that gets the focus: a server may take ten seconds for an answer, and a slow machine
 * some more to render it. Milliseconds.
 */
const PATIENCE_MS = 30_000;

/** Calls the function whenever the document has changed, until it returns that it is done, or the time is over. */
function untilDone(tryOnce: () => boolean): void {
  const observer = new MutationObserver(() => {
    if (tryOnce()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE_MS);
}

/**
 * Focuses such an element as soon as it exists, unless the reader has moved the focus by then. `going`: the element of
 * the previous page, which is ignored.
 */
export function focusOnce(selector: string, going: Element | null = null): void {
  untilDone(() => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element === null || element === going) return false;
    if (document.activeElement === document.body) focusOn(element);
    return true;
  });
}

/**
 * Scrolls to an element and focuses it, at once or as soon as it exists. `inside`: an element within it that gets the
 * focus once it exists.
 */
export function goTo(find: () => HTMLElement | null, inside?: string): void {
  let reached: HTMLElement | null = null;
  const tryOnce = () => {
    const element = reached ?? find();
    if (element === null) return false;
    if (reached === null) {
      reached = element;
      element.scrollIntoView({ block: 'center' });
      focusOn(element);
    }
    // The reader has moved the focus.
    if (inside === undefined || document.activeElement !== element) return true;
    const better = element.querySelector<HTMLElement>(inside);
    if (better !== null) focusOn(better);
    return better !== null;
  };
  if (!tryOnce()) untilDone(tryOnce);
}

function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
