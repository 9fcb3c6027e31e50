import { describe, expect, it } from 'vitest';
import { faviconUrl } from './favicon';

const LEVELS = ['ok', 'warning', 'critical', 'unknown'] as const;

describe('faviconUrl', () => {
  it('differs in shape between any two levels, not only in colour', () => {
    const shapes = LEVELS.map((level) => decodeURIComponent(faviconUrl(level)).replace(/#[0-9a-f]{3,6}/g, ''));
    expect(new Set(shapes).size).toBe(LEVELS.length);
  });

  it('is a URL that needs no server and cannot break out of an attribute', () => {
    for (const level of LEVELS) expect(faviconUrl(level)).toMatch(/^data:image\/svg\+xml,[^"'<># ]+$/);
  });
});
