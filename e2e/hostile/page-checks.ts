import type { Page } from '@playwright/test';
import { ATTACKER_HOST, INJECTED_GLOBAL } from './payloads';

/** Describes every injection that hostile text achieved on the page; empty if it stayed text. */
export async function injectionsIn(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ injectedGlobal, attackerHost }) => {
      const found: string[] = [];
      if (injectedGlobal in globalThis) found.push('a script has run');
      for (const key in {}) found.push(`every object has got ${key}`);
      const foreign =
        'body script, iframe, object, embed, form, base, meta[http-equiv="refresh"], body style, img, a[href^="data:"]';
      for (const element of document.querySelectorAll(foreign)) {
        const isOwn = element instanceof HTMLScriptElement && element.src.startsWith(location.origin);
        if (!isOwn) found.push(`an element was injected: ${element.tagName} in ${element.parentElement?.tagName}`);
      }
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes)
          if (name.startsWith('on')) found.push(`a handler was injected: ${name}=${value}`);
      }
      for (const link of document.querySelectorAll('a')) {
        const { protocol, hostname, username } = link;
        if (!/^https?:$/.test(protocol) || hostname === attackerHost || username !== '')
          found.push(`a link leads to ${link.href.slice(0, 200)}`);
      }
      return found;
    },
    { injectedGlobal: INJECTED_GLOBAL, attackerHost: ATTACKER_HOST },
  );
}

/** Describes every overflow: the page scrolls horizontally, or an element extends beyond its box. */
export async function overflowsIn(page: Page): Promise<string[]> {
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
        // Axis labels may extend beyond their chart.
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
