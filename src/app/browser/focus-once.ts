/** A page that is not there by then has no place for the focus any more, milliseconds. */
const PATIENCE_MS = 10_000;

/** Calls it whenever the document has changed, until it says that it is done or too much time has passed. */
function untilDone(tryOnce: () => boolean): void {
  const observer = new MutationObserver(() => {
    if (tryOnce()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE_MS);
}

/** As soon as such an element stands there, unless somebody is elsewhere by then. `going`: the one of the page that goes, which is not meant. */
export function focusOnce(selector: string, going: Element | null = null): void {
  untilDone(() => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element === null || element === going) return false;
    if (document.activeElement === document.body) focusOn(element);
    return true;
  });
}

/** Brings an element into view and gives it the focus, at once or as soon as it is found. `inside`: what takes the focus over from it, once that is there too. */
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
    // Somebody has gone on from there.
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
