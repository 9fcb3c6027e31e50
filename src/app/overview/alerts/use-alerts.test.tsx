import { expect, test } from 'vitest';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook, settle } from '@/panels/render-hook';
import { useAlerts } from './use-alerts';

test('what two rules give with the same labels is one alert, as Alertmanager has it', async () => {
  const connection = exampleConnection({ rules: async () => ({ rules: [], alerts: [exampleAlert({ state: 'pending' }), exampleAlert()], at: 9000 }) });
  const hook = await renderHook(() => useAlerts(connection, 10), null);
  await settle();
  expect(hook.current.answer?.alerts).toEqual([exampleAlert()]);
});
