import { report } from './measured';
import { faultNamed } from './faults/all-faults';
import { OF_THE_BROWSER, openWell, runCell, type Cell, type Subject } from './faults/cell';
import type { Place } from './faults/place';
import { FaultProxy, type Seen } from './faults/proxy';
import { test as base, expect } from './stack';

/** Three times the shortest, because the deadline of a question goes with it. Seconds. */
const REFRESH = 3;

/**
 * Both browser and stack run here, and a neighbour's stack and browser: how soon is what `npm run faults` judges, that
 * it happens is what counts here. Seconds.
 */
const ALLOWANCE = 20;

/** How long a fault may take to show, to be looked at and to be forgotten, several times over. Milliseconds. */
const PER_CELL = 60_000;

/** The page on the real stack with a proxy in between. */
const test = base.extend<{ subject: Subject }>({
  subject: async ({ page, stack, complaints }, use) => {
    const proxy = new FaultProxy(stack.prometheusUrl, stack.alertmanagerUrl);
    await proxy.listen();
    await use({ page, proxy, thrown: complaints, refresh: REFRESH, allowance: ALLOWANCE });
    // Before the proxy goes, so that its end is no fault of its own.
    await page.goto('about:blank');
    await proxy.close();
  },
});

test.use({ tolerated: OF_THE_BROWSER });

/** A part of `npm run faults` that has every kind of fault, and every endpoint, once at least. */
const SUBSET: Readonly<Partial<Record<Place, readonly string[]>>> = {
  query_range: ['422 with JSON', 'hanging before the answer', 'truncated JSON', 'words for numbers', '10,000 series'],
  query: ['500 with nothing', 'null at depth 1', 'no points'],
  rules: ['413 with HTML', 'null at depth 3'],
  silences: ['404 with HTML'],
  everything: ['Prometheus is starting', 'half sent'],
};

const WHILE_OPENING: Readonly<Partial<Record<Place, readonly string[]>>> = {
  targets: ['some other web page'],
  labels: ['an empty answer'],
};

const cells = (places: typeof SUBSET, when: Cell['when']): [Place, Cell[]][] =>
  Object.entries(places).map(([place, names]) => [
    place as Place,
    names.map((name): Cell => ({ fault: faultNamed(name), place: place as Place, when })),
  ]);

for (const [place, all] of [...cells(SUBSET, 'live'), ...cells(WHILE_OPENING, 'opened')]) {
  test(`faults on ${place}${all[0]?.when === 'opened' ? ' while the page is opened' : ''} change what they must, are named, and leave nothing behind`, async ({
    subject,
  }) => {
    test.setTimeout(200_000 + all.length * PER_CELL);
    const before = await openWell(subject);
    const found: string[] = [];
    for (const cell of all) {
      const { complaints } = await runCell(subject, before, cell);
      found.push(...complaints.map((complaint) => `${cell.fault.name}: ${complaint}`));
    }
    expect(found).toEqual([]);
  });
}

test('a server that is gone and comes back is read again without a hand', async ({ subject, page }) => {
  await openWell(subject);
  await subject.proxy.close();
  await expect(page.getByRole('status').filter({ hasText: 'does not answer' })).toContainText('cannot be reached');
  await subject.proxy.listen();
  const began = performance.now();
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'current', {
    timeout: (REFRESH + 1 + ALLOWANCE) * 1000,
  });
  report('from the return of the server to current numbers', (performance.now() - began) / 1000);
});

test('a page that is signed out asks gently, and resumes by itself', async ({ subject }) => {
  const before = await openWell(subject);
  const { seen } = subject.proxy;
  const asked = seen.length;
  const { complaints, recovered } = await runCell(subject, before, {
    fault: faultNamed('401 with JSON'),
    place: 'everything',
    when: 'live',
  });
  expect(complaints).toEqual([]);
  report('from being let in again to current numbers', recovered ?? Infinity);
  const since = seen.slice(asked);
  const known = knownAt(since);
  expect(known, 'the page was told').toBeLessThan(Infinity);
  // What was on its way when the page learned of it, however long that took, and one probe; none of what waited.
  expect(ofPrometheus(since).filter(({ at, isHit }) => isHit && at > known).length).toBeLessThanOrEqual(IN_FLIGHT + 1);
});

/** As many as the page has under way at most. */
const IN_FLIGHT = 4;

const ofPrometheus = (seen: readonly Seen[]) =>
  seen.filter(({ endpoint }) => endpoint !== 'held alerts' && endpoint !== 'silences');

/**
 * When the page had been told that it is the server which refuses: by two of its endpoints, with no answer in between.
 */
function knownAt(seen: readonly Seen[]): number {
  const refused = ofPrometheus(seen).filter(({ isHit }) => isHit);
  const last = refused.at(-1)?.at ?? 0;
  const well = Math.max(
    0,
    ...ofPrometheus(seen)
      .filter(({ isHit, at }) => !isHit && at < last)
      .map(({ endedAt }) => endedAt),
  );
  const told = refused.filter(({ endedAt }) => endedAt > well).toSorted((a, b) => a.endedAt - b.endedAt);
  return told.find(({ endpoint }) => endpoint !== told[0]?.endpoint)?.endedAt ?? Infinity;
}

test('a list of targets that never comes is no reason to stop asking for numbers', async ({ subject, page }) => {
  const { proxy } = subject;
  proxy.inject('targets', faultNamed('hanging before the answer'));
  await page.goto(`${proxy.pageUrl}?refresh=${REFRESH}s&from=now-5m&service=shop-api`);
  await expect.poll(() => proxy.seen.filter(({ isHit }) => isHit).length, { timeout: 90_000 }).toBeGreaterThan(TRIES);
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'current');
});

/** Each takes as long as a refresh: by then what was asked once alone is old. */
const TRIES = 6;

test('one query that hangs does not delay the others', async ({ subject }) => {
  await openWell(subject);
  const { proxy } = subject;
  proxy.inject('query_range', { ...faultNamed('hanging before the answer'), questions: 1 });
  const hanging = () => proxy.seen.filter(({ isHit }) => isHit);
  // Several, because a refresh may have been under way when the first began to hang.
  await expect.poll(() => hanging()[2]?.endedAt ?? Infinity, { timeout: 60_000 }).toBeLessThan(Infinity);
  const beside = proxy.seen.filter(
    ({ endpoint, isHit, at, endedAt }) =>
      endpoint === 'query_range' && !isHit && hanging().some((hung) => at > hung.at && endedAt < hung.endedAt),
  );
  expect(
    new Set(beside.map(({ question }) => question)).size,
    'asked and answered while another hung',
  ).toBeGreaterThanOrEqual(BESIDE);
});

/** Half of the range questions of a refresh: some go before the one that hangs. */
const BESIDE = 4;
