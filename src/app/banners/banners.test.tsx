import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/queries/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { testPage } from '@/ui/test-page';
import { UnknownService, UnreachableBanner } from './banners';

const { page, render } = testPage();

function show(failure: PrometheusError, { age = 30, latest = 1020 } = {}): void {
  const known = exampleConnection();
  const connection = { ...known, status: { ...known.status, get: () => ({ failure, since: 1020, latest }) } };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <UnreachableBanner
        connection={connection}
        timeZone="UTC"
        freshness={{ newestSample: 1000, age, unreachableSince: 1020, state: 'unreachable' }}
        refreshInterval={10}
      />
    </QueryClientProvider>,
  );
}

test('that a server is silent is told once, and not anew with every refresh that makes its last answer older', () => {
  const failure = new PrometheusError('unreachable', 'No answer.');
  const told = () => {
    const banner = page.querySelector('output')?.cloneNode(true);
    if (!(banner instanceof HTMLElement)) return null;
    for (const silent of banner.querySelectorAll('[aria-live="off"]')) silent.remove();
    return banner.textContent;
  };
  show(failure, { age: 30 });
  const first = told();
  expect(first).toContain('test does not answer since 00:17:00: No answer.');
  expect(page.textContent).toContain('30\u00a0s old');
  show(failure, { age: 40 });
  expect(page.textContent).toContain('40\u00a0s old');
  expect(told()).toBe(first);
});

test('when the server is asked again is told as a time where it asked to be left alone for longer than the page refreshes at', () => {
  const busy = (retryAfter: number) => new PrometheusError('overloaded', 'Busy.', { status: 503, retryAfter });
  show(busy(300), { latest: 1080 });
  expect(page.textContent).toContain('Asks again at 00:23:00.');
  show(busy(5), { latest: 1080 });
  expect(page.textContent).toContain('Asks again every 10\u00a0s.');
});

test('services that are known lead to their pages where the URL names one that is not, few by name', () => {
  const opened: string[] = [];
  const show = (names: readonly string[]) =>
    render(<UnknownService service="shpo" names={names} open={(name) => opened.push(name)} />);
  show(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(page.textContent).toBe(
    'No metric that Vigie knows has job="shpo". Services it knows here: a, b, c, d and 2 more.',
  );
  page.querySelectorAll('button')[1]?.click();
  expect(opened).toEqual(['b']);
  show(['alertmanager', 'backend', 'cadvisor', 'inventory', 'node', 'shop-api']);
  expect(page.textContent).toContain('here: shop-api, cadvisor, inventory, node and 2 more.');
  show([]);
  expect(page.textContent).toContain('Services it knows here: none.');
});
