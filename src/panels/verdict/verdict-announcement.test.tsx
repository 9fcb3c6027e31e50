import { expect, test } from 'vitest';
import { incident, input } from '@/health/example-facts';
import { judge } from '@/health/verdict/judge';
import type { Verdict } from '@/health/verdict/verdict';
import { testPage } from '@/ui/test-page';
import { VerdictAnnouncement } from './verdict-announcement';

const { page, render } = testPage();

const CALM = judge(input());
const TROUBLE = judge(input({ facts: incident() }));

const saying = (verdict: Verdict, text: string): Verdict => ({ ...verdict, headline: [{ text, strong: false }] });
const announce = (verdict: Verdict) => render(<VerdictAnnouncement verdict={verdict} />);

/**
 * What a screen reader would read out: what came into the region that tells politely what is new, or was written anew
 * in it.
 */
function toldBy(act: () => void): string[] {
  const region = page.querySelector('[aria-live="polite"]');
  if (region === null) throw new Error('Nothing is announced here');
  const observer = new MutationObserver(() => undefined);
  observer.observe(region, { subtree: true, childList: true, characterData: true });
  act();
  const changes = observer.takeRecords();
  observer.disconnect();
  return changes.flatMap(({ type, target, addedNodes }) =>
    [...(type === 'characterData' ? [target] : addedNodes)].map(({ textContent }) => textContent ?? ''),
  );
}

test('a verdict that turns is told once, with its level, and its numbers, which change at every refresh, are not', () => {
  announce(saying(CALM, '3 requests per second'));
  expect(toldBy(() => announce(saying(CALM, '4 requests per second')))).toEqual([]);
  expect(toldBy(() => announce(saying(TROUBLE, '8 % of requests fail')))).toEqual(['Critical: 8 % of requests fail']);
  expect(toldBy(() => announce(saying(TROUBLE, '9 % of requests fail')))).toEqual([]);
  expect(toldBy(() => announce(saying(CALM, '5 requests per second')))).toEqual(['OK: 5 requests per second']);
});

test('a sentence that begins with its level is not told it twice', () => {
  announce(saying({ ...CALM, level: 'unknown' }, 'Unknown: no samples from this service'));
  expect(page.textContent).toBe('Unknown: no samples from this service');
});
