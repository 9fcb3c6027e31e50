import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { exampleStat, exampleView } from '@/panels/example-panel';
import { testPage } from '@/ui/test-page';
import { StatPanelView } from './stat-panel';

const { page, render } = testPage();

test.each([
  ['a count of requests that cannot be filtered by endpoint says so', 'requests', ['endpoint'], true],
  ['one that is filtered does not', 'requests', [], false],
  ['what a process uses has no endpoints', 'process', ['endpoint'], false],
] as const)('%s', (_, subject, ignores, isSaid) => {
  render(<QueryClientProvider client={new QueryClient()}><StatPanelView panel={exampleStat({ subject, ignores })} view={exampleView()} /></QueryClientProvider>);
  expect(page.textContent?.includes('of all endpoints')).toBe(isSaid);
});
