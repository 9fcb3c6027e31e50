/** Where the crosshair stands: a Unix second, the chart that put it there, and how. */
export type CrosshairPosition = { time: number; source: string; by: 'pointer' | 'keyboard' };

/** One position for all charts of a page, outside of React: a pointer move draws, it renders nothing. */
export type Crosshair = {
  get: () => CrosshairPosition | null;
  set: (position: CrosshairPosition | null) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createCrosshair(): Crosshair {
  let position: CrosshairPosition | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => position,
    set: (next) => {
      if (next?.time === position?.time && next?.source === position?.source && next?.by === position?.by) return;
      position = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
