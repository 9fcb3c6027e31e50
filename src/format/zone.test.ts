import { describe, expect, it } from 'vitest';
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

describe('zoneLabel', () => {
  it('says which zone local is', () => {
    expect(zoneLabel('local')).toBe(`Local (${localZone()})`);
    expect(zoneLabel('utc')).toBe('UTC');
    expect(zoneLabel('Europe/Paris')).toBe('Europe/Paris');
  });
});
