import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook } from '@/panels/render-hook';
import { alertmanagerAlertsKey } from '@/prometheus/query-keys';
import { useSuppressionReason } from './use-suppression-reason';

const ALERTMANAGER = 'http://alertmanager.example';

test('one question tells which alerts are held, and none of what is past', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const connection = exampleConnection();
  const labels = { alertname: 'Failing', severity: 'critical', job: 'shop' };
  client.setQueryData(alertmanagerAlertsKey(connection.server.name, ALERTMANAGER), {
    items: [{ fingerprint: 'f', labels, silencedBy: ['s'], inhibitedBy: [], mutedBy: [], receivers: [] }],
  });
  const [failing, slow] = [
    exampleAlert({ name: 'Failing', labels }),
    exampleAlert({ name: 'Slow', labels: { ...labels, alertname: 'Slow' } }),
  ];
  const asked = { ...connection, server: { ...connection.server, alertmanagers: [ALERTMANAGER] } };
  const hook = await renderHook(
    (isPast: boolean) => ({ heldAs: useSuppressionReason(asked, 5, isPast) }),
    false as boolean,
    client,
  );
  await vi.waitFor(() => expect([failing, slow].map(hook.current.heldAs)).toEqual(['silenced', null]));
  expect(client.getQueryCache().getAll()).toHaveLength(1);
  await hook.rerender(true);
  expect(hook.current.heldAs(failing)).toBeNull();
});
