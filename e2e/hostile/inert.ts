import type { Page } from '@playwright/test';
import { EVIL, MARK } from './payloads';

/** What hostile text has achieved on a page, in words; nothing where it stayed text. */
export async function harmDone(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ mark, evil }) => {
      const harm: string[] = [];
      if (mark in globalThis) harm.push('a script has run');
      for (const key in {}) harm.push(`every object has got ${key}`);
      const foreign =
        'body script, iframe, object, embed, form, base, meta[http-equiv="refresh"], body style, img, a[href^="data:"]';
      for (const element of document.querySelectorAll(foreign)) {
        const isOwn = element instanceof HTMLScriptElement && element.src.startsWith(location.origin);
        if (!isOwn) harm.push(`an element was injected: ${element.tagName} in ${element.parentElement?.tagName}`);
      }
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes)
          if (name.startsWith('on')) harm.push(`a handler was injected: ${name}=${value}`);
      }
      for (const link of document.querySelectorAll('a')) {
        const { protocol, hostname, username } = link;
        if (!/^https?:$/.test(protocol) || hostname === evil || username !== '')
          harm.push(`a link leads to ${link.href.slice(0, 200)}`);
      }
      return harm;
    },
    { mark: MARK, evil: EVIL },
  );
}

/** What sticks out: the page scrolls sideways, or something is drawn beyond the box that holds it; each in words. */
export async function layoutBroken(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const broken =
      root.scrollWidth > root.clientWidth
        ? [`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`]
        : [];
    const isClipped = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    for (const box of document.querySelectorAll(
      '[data-panel], [data-alert], [data-instance], [data-endpoint], [data-signal], [data-verdict], [role="dialog"], [role="menu"], nav, output',
    )) {
      const { right, left } = box.getBoundingClientRect();
      if (right - left < 1) continue;
      for (const inner of box.querySelectorAll('*')) {
        const { right: innerRight, left: innerLeft, width } = inner.getBoundingClientRect();
        // The numbers of an axis may hang over its chart.
        if (inner instanceof SVGElement || width <= 1 || (innerRight <= right + 1 && innerLeft >= left - 1)) continue;
        let parent = inner.parentElement;
        while (parent !== null && parent !== box && !isClipped(parent)) parent = parent.parentElement;
        const isOut = parent === box && !isClipped(box) && getComputedStyle(inner).position !== 'fixed';
        if (isOut)
          broken.push(
            `${inner.tagName} “${inner.textContent.slice(0, 40)}” sticks out of ${box.tagName} ${box
              .getAttributeNames()
              .map((attribute) => box.getAttribute(attribute)?.slice(0, 30))
              .join(' ')} by ${Math.round(Math.max(innerRight - right, left - innerLeft))} px`,
          );
      }
    }
    return broken;
  });
}
