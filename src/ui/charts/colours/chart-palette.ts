import { useSyncExternalStore } from 'react';

const NAMES = [
  'bg',
  'grid',
  'line-2',
  'ink',
  'ink-2',
  'ink-3',
  'warn',
  'crit',
  'crit-fill',
  'accent',
  'chart-ink',
  's1',
  's2',
  's3',
  's4',
  's5',
  's6',
  's7',
  's8',
  'q1',
  'q2',
  'q3',
] as const;

/** The colours of the theme as CSS has them now. A canvas cannot read variables, so they are read for it. */
export type ChartPalette = Readonly<Record<(typeof NAMES)[number], string>>;

function readPalette(): ChartPalette {
  const style = getComputedStyle(document.documentElement);
  // The keys are NAMES itself, which fromEntries cannot know.
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as ChartPalette;
}

let current: ChartPalette | null = null;
const listeners = new Set<() => void>();
let observer: MutationObserver | null = null;

function forget(): void {
  current = null;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (observer === null) {
    observer = new MutationObserver(forget);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-mode', 'class', 'style'],
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = null;
    current = null;
  };
}

/**
 * The palette of the theme; the same object until the theme or the mode changes, so that it can be a dependency of
 * drawing.
 */
export function useChartPalette(): ChartPalette {
  return useSyncExternalStore(subscribe, () => (current ??= readPalette()));
}
