import { afterEach, expect, test, vi } from 'vitest';
import type { SystemGroupId } from '@/dashboard/system/group-ids';
import { profileOf } from '@/instrumentation/profile-of';
import { renderHook, settleDownloads } from '@/panels/render-hook';
import { rememberProfile } from '@/app/discovery/remember-profile';
import { useGroupsToCome } from './use-groups-to-come';

afterEach(() => {
  localStorage.clear();
  document.head.replaceChildren();
});

const given = (exposed: readonly string[], groups: readonly SystemGroupId[] = []) => ({
  profile: profileOf({ service: 'shop', exposed: new Set(exposed) }),
  system: { isAsking: groups.length === 0, groups: groups.map((id) => ({ id })) },
  panelView: { connection: { server: { name: 'eu' } } },
});
const PROCESS = ['process_cpu_seconds_total'];
const toCome = async (exposed: readonly string[]) => (await renderHook(useGroupsToCome, given(exposed))).current;

test('of a process room is kept for what most have, of what tells nothing of itself for nothing', async () => {
  expect(await toCome(PROCESS)).toEqual(['runtime', 'containers', 'hosts']);
  expect(await toCome([])).toEqual([]);
});

test('of a service that this browser has seen room is kept for as much as there was, and for nothing once that is known', async () => {
  const meta = document.createElement('meta');
  document.head.append(Object.assign(meta, { name: 'build', content: 'one' }));
  rememberProfile('eu', given(PROCESS).profile);
  const hook = await renderHook(useGroupsToCome, given(PROCESS));
  expect(hook.current).toHaveLength(3);
  await hook.rerender(given(PROCESS, ['runtime']));
  expect(hook.current).toEqual([]);
  await settleDownloads();
  await vi.dynamicImportSettled();
  expect(await toCome(PROCESS)).toEqual(['runtime']);
});
