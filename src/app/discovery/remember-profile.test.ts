import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import { rememberGroups, rememberProfile } from './remember-profile';
import { remembered } from './remembered-profile';

let kept: Map<string, string>;
let build: string;

beforeEach(() => {
  kept = new Map();
  build = 'one';
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (place: number) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  });
  vi.stubGlobal('document', { querySelector: () => ({ content: build }) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const look = (service: string) => {
  vi.advanceTimersByTime(1000);
  rememberProfile('eu', profileOf({ service, exposed: new Set(['http_requests_total']) }));
};

test('the services that were looked at last are remembered, and no others', () => {
  for (let i = 0; i < 50; i++) look(`web-${i}`);
  look('web-0');
  look('web-50');
  expect(kept.size).toBe(50);
  expect(remembered('eu', 'web-0')).toMatchObject({ profile: { service: 'web-0' } });
  expect(remembered('eu', 'web-1')).toBeNull();
  expect(remembered('eu', 'web-2')).not.toBeNull();
});

test('what another build or nobody has written is not kept, and what is not a profile stays', () => {
  look('old');
  kept.set('vigie.profile eu broken', '{');
  kept.set('vigie.theme', 'dark');
  build = 'two';
  look('new');
  expect([...kept.keys()]).toEqual(['vigie.theme', 'vigie.profile eu new']);
});

test('the groups of a service are remembered beside its profile, and not by themselves', () => {
  rememberGroups('eu', 'web', ['runtime']);
  expect(kept.size).toBe(0);
  look('web');
  rememberGroups('eu', 'web', ['runtime']);
  look('web');
  expect(remembered('eu', 'web')).toMatchObject({ profile: { service: 'web' }, groups: ['runtime'] });
});
