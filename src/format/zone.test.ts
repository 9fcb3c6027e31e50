import { describe, expect, it, vi } from 'vitest';
import { isTimeZone, localZone, resolveZone, zoneLabel } from './zone';

describe('resolveZone', () => {
  it('knows UTC, the zone of the browser and IANA names', () => {
    expect(resolveZone('utc')).toBe('UTC');
    expect(resolveZone('local')).toBe(localZone());
    expect(resolveZone('Asia/Kathmandu')).toBe('Asia/Kathmandu');
  });

  it('shows times in UTC when a link names a zone that does not exist', () => {
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(resolveZone('Mars/Olympus')).toBe('UTC');
  });
});

describe('localZone', () => {
  it('is UTC on a machine whose zone nobody knows, which Chromium calls by a name that it then refuses', async () => {
    vi.resetModules();
    const nameless = { ...new Intl.DateTimeFormat('en').resolvedOptions(), timeZone: 'Etc/Unknown' };
    const spy = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(nameless);
    const zone = await import('./zone');
    expect(zone.localZone()).toBe('UTC');
    expect(zone.zoneLabel('local')).toBe('Local (UTC)');
    spy.mockRestore();
  });
});

describe('zoneLabel', () => {
  it('says which zone local is', () => {
    expect(zoneLabel('local')).toBe(`Local (${localZone()})`);
    expect(zoneLabel('utc')).toBe('UTC');
    expect(zoneLabel('Europe/Paris')).toBe('Europe/Paris');
  });
});
