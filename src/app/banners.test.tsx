import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleConnection } from '@/panels/example-connection';
import { PrometheusError } from '@/prometheus/prometheus-error';
import { testPage } from '@/ui/test-page';
import { UnreachableBanner } from './banners';

const { page, render } = testPage();

test('that a server is silent is told once, and not anew with every refresh that makes its last answer older', () => {
  const failure = new PrometheusError('unreachable', 'No answer.');
  const known = exampleConnection();
  const connection = { ...known, status: { ...known.status, get: () => ({ failure, since: 1020 }) } };
  const client = new QueryClient();
  const show = (age: number) =>
    render(
      <QueryClientProvider client={client}>
        <UnreachableBanner connection={connection} timeZone="UTC" freshness={{ newestSample: 1000, age, unreachableSince: 1020, state: 'unreachable' }} refreshInterval={10} />
      </QueryClientProvider>,
    );
  const told = () => {
    const banner = page.querySelector('output')?.cloneNode(true);
    if (!(banner instanceof HTMLElement)) return null;
    for (const silent of banner.querySelectorAll('[aria-live="off"]')) silent.remove();
    return banner.textContent;
  };
  show(30);
  const first = told();
  expect(first).toContain('test does not answer since 00:17:00: No answer.');
  expect(page.textContent).toContain('30\u00a0s old');
  show(40);
  expect(page.textContent).toContain('40\u00a0s old');
  expect(told()).toBe(first);
});
