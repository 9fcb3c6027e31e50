import { reportDuration } from './report-duration';
import { faultNamed } from './faults/all-faults';
import { BROWSER_NOISE, openHealthy, runCell, type Cell, type Subject } from './faults/cell';
import type { Place } from './faults/place';
import { FaultProxy, type Seen } from './faults/proxy';
import { test as base, expect } from './stack';

/** Five times the shortest interval: it is also the deadline of a query, which a busy machine must meet. Seconds. */
const REFRESH = 5;

/**
 * Added to every deadline, because stack and browser share the machine with another worker. How fast the page reacts is
 * measured by `npm run faults`; this test checks that it does. Seconds.
 */
const ALLOWANCE = 20;

/** Time to detect, judge and recover from one fault, with reserve. Milliseconds. */
const CELL_TIMEOUT_MS = 70_000;

/** The page on the real stack with the fault proxy in between. */
const test = base.extend<{ subject: Subject }>({
  subject: async ({ page, stack, browserErrors }, use) => {
    const proxy = new FaultProxy(stack.prometheusUrl, stack.alertmanagerUrl);
    await proxy.listen();
    await use({ page, proxy, thrown: browserErrors, refresh: REFRESH, allowance: ALLOWANCE });
    // Leave the page before the proxy closes, which would look like a fault.
    await page.goto('about:blank');
    await proxy.close();
  },
});

test.use({ tolerated: BROWSER_NOISE });

/** A subset of `npm run faults` with every kind of fault and every endpoint at least once. */
const SUBSET: Readonly<Partial<Record<Place, readonly string[]>>> = {
  query_range: [
    '422 with JSON',
    'hanging before the response',
    'truncated JSON',
    'values that are not numbers',
    '10,000 series',
  ],
  query: ['500 with an empty body', 'null at depth 1', 'no points'],
  rules: ['413 with HTML', 'null at depth 3'],
  silences: ['404 with HTML'],
  everything: ['Prometheus is starting', 'cut in the middle'],
};

const WHILE_OPENING: Readonly<Partial<Record<Place, readonly string[]>>> = {
  targets: ['an unrelated web page'],
  labels: ['an empty body'],
};

const cells = (places: typeof SUBSET, when: Cell['when']): [Place, Cell[]][] =>
  Object.entries(places).map(([place, names]) => [
    place as Place,
    names.map((name): Cell => ({ fault: faultNamed(name), place: place as Place, when })),
  ]);

for (const [place, all] of [...cells(SUBSET, 'live'), ...cells(WHILE_OPENING, 'opened')]) {
  test(`faults on ${place}${all[0]?.when === 'opened' ? ' while the page opens' : ''} are shown, reported and leave no trace`, async ({
    subject,
  }) => {
    test.setTimeout(200_000 + all.length * CELL_TIMEOUT_MS);
    const before = await openHealthy(subject);
    const found: string[] = [];
    for (const cell of all) {
      const { complaints } = await runCell(subject, before, cell);
      found.push(...complaints.map((complaint) => `${cell.fault.name}: ${complaint}`));
    }
    expect(found).toEqual([]);
  });
}

test('a server that comes back is read again without user action', async ({ subject, page }) => {
  await openHealthy(subject);
  await subject.proxy.close();
  await expect(page.getByRole('status').filter({ hasText: 'does not answer' })).toContainText('cannot be reached');
  await subject.proxy.listen();
  const began = performance.now();
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'current', {
    timeout: (REFRESH + 1 + ALLOWANCE) * 1000,
  });
  reportDuration('from the return of the server to current numbers', (performance.now() - began) / 1000);
});

test('a signed-out page asks rarely, and resumes by itself', async ({ subject }) => {
  const before = await openHealthy(subject);
  const { seen } = subject.proxy;
  const asked = seen.length;
  const { complaints, recovered } = await runCell(subject, before, {
    fault: faultNamed('401 with JSON'),
    place: 'everything',
    when: 'live',
  });
  expect(complaints).toEqual([]);
  reportDuration('from being let in again to current numbers', recovered ?? Infinity);
  const sinceFault = seen.slice(asked);
  const known = knownAt(sinceFault);
  expect(known, 'the page was told').toBeLessThan(Infinity);
  // Requests already sent when the page learned of it, and one probe; none of those that were queued.
  expect(ofPrometheus(sinceFault).filter(({ at, isHit }) => isHit && at > known).length).toBeLessThanOrEqual(
    IN_FLIGHT + 1,
  );
});

/** The largest number of concurrent requests of the page. */
const IN_FLIGHT = 4;

const ofPrometheus = (seen: readonly Seen[]) =>
  seen.filter(({ endpoint }) => endpoint !== 'held alerts' && endpoint !== 'silences');

/** When the page knew that the whole server refuses: after two endpoints have refused without a success in between. */
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

test('a hanging targets request does not stop the queries', async ({ subject, page }) => {
  const { proxy } = subject;
  proxy.inject('targets', faultNamed('hanging before the response'));
  await page.goto(`${proxy.pageUrl}?refresh=${REFRESH}s&from=now-5m&service=shop-api`);
  await expect
    .poll(() => proxy.seen.filter(({ isHit }) => isHit).length, { timeout: 90_000 })
    .toBeGreaterThan(ATTEMPTS);
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'current');
});

/** Each attempt takes one refresh interval, so by then numbers that were queried only once are stale. */
const ATTEMPTS = 6;

test('one hanging query does not delay the others', async ({ subject }) => {
  await openHealthy(subject);
  const { proxy } = subject;
  proxy.inject('query_range', { ...faultNamed('hanging before the response'), questions: 1 });
  const hanging = () => proxy.seen.filter(({ isHit }) => isHit);
  // Several, because a refresh may have been running when the first query began to hang.
  await expect.poll(() => hanging()[2]?.endedAt ?? Infinity, { timeout: 60_000 }).toBeLessThan(Infinity);
  const beside = proxy.seen.filter(
    ({ endpoint, isHit, at, endedAt }) =>
      endpoint === 'query_range' && !isHit && hanging().some((hung) => at > hung.at && endedAt < hung.endedAt),
  );
  expect(
    new Set(beside.map(({ question }) => question)).size,
    'asked and answered while another hung',
  ).toBeGreaterThanOrEqual(MIN_OTHER_QUERIES);
});

/** Half of the range queries of a refresh: some are sent before the one that hangs. */
const MIN_OTHER_QUERIES = 4;
