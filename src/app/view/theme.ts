import type { Theme } from './url-words';

const KEY = 'vigie.theme';

const prefersLight = matchMedia('(prefers-color-scheme: light)');

/** The theme that this browser was left with; a page without storage (a sandboxed frame) has none. */
export function rememberedTheme(): Theme {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'dark' || theme === 'light' ? theme : 'auto';
  } catch {
    return 'auto';
  }
}

export function rememberTheme(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // The choice holds for this page all the same: it stands in the URL.
  }
}

/** Paints the page, `auto` as the system is now. */
export function paintTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme === 'auto' ? (prefersLight.matches ? 'light' : 'dark') : theme;
}

/** Paints the page; `auto` follows the system, also when that changes. Returns how to stop following. */
export function applyTheme(theme: Theme): () => void {
  const paint = () => paintTheme(theme);
  paint();
  if (theme !== 'auto') return () => {};
  prefersLight.addEventListener('change', paint);
  return () => prefersLight.removeEventListener('change', paint);
}
