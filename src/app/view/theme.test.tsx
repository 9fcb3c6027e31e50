import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The system's own taste, which the page reads when it is loaded. */
const system = { matches: false, listeners: new Set<() => void>() };

beforeEach(() => {
  localStorage.clear();
  system.matches = false;
  system.listeners.clear();
  vi.resetModules();
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return system.matches;
    },
    addEventListener: (_: string, listener: () => void) => system.listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => system.listeners.delete(listener),
  }));
});

const load = () => import('./theme');
const painted = () => document.documentElement.dataset['theme'];

function prefer(light: boolean): void {
  system.matches = light;
  for (const listener of system.listeners) listener();
}

describe('the theme', () => {
  it.each(['dark', 'light'] as const)('%s is painted whatever the system prefers', async (theme) => {
    const { applyTheme } = await load();
    const stop = applyTheme(theme);
    prefer(theme === 'dark');
    expect(painted()).toBe(theme);
    expect(stop()).toBeUndefined();
  });

  it('auto follows the system until it is told to stop', async () => {
    const { applyTheme } = await load();
    const stop = applyTheme('auto');
    expect(painted()).toBe('dark');
    prefer(true);
    expect(painted()).toBe('light');
    stop();
    prefer(false);
    expect(painted()).toBe('light');
  });
});

describe('what this browser remembers', () => {
  it('is the last theme that was chosen, and nothing once it is the system’s', async () => {
    const { rememberTheme, rememberedTheme } = await load();
    expect(rememberedTheme()).toBe('auto');
    rememberTheme('light');
    expect(rememberedTheme()).toBe('light');
    rememberTheme('auto');
    expect([rememberedTheme(), localStorage.length]).toEqual(['auto', 0]);
  });

  it('is nothing where something else was written', async () => {
    localStorage.setItem('vigie.theme', 'pink');
    const { rememberedTheme } = await load();
    expect(rememberedTheme()).toBe('auto');
  });

  it('is nothing in a frame without storage, and choosing there breaks nothing', async () => {
    const { rememberTheme, rememberedTheme } = await load();
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(() => rememberTheme('dark')).not.toThrow();
    expect(rememberedTheme()).toBe('auto');
    vi.unstubAllGlobals();
  });
});
