/** What the probe recorded in a page, in milliseconds of the page's clock. Keys are panel ids. */
export type Sightings = {
  /** When a panel first had data: its chart was drawn or its number set, in a state other than `loading`. */
  firstData: Record<string, number>;
  /** When the chart of a panel was last drawn or its number last changed. */
  updated: Record<string, number>;
  /** The latest value in `updated`. */
  lastUpdate: number;
  longTasks: { start: number; duration: number }[];
};

declare global {
  var sightings: Sightings;
}

/**
 * Runs in the page before its scripts. It is passed as text, so it has no outer references, and its functions are
 * methods, because tsx wraps constant functions in a helper that the page does not have. Both pages call clearRect
 * exactly once per draw of a canvas, which is taken as the time of the draw. The panel of a canvas is cached, or the
 * lookup would cost more than drawing the crosshair.
 */
export function installProbe(): void {
  const seen: Sightings = { firstData: {}, updated: {}, lastUpdate: 0, longTasks: [] };
  globalThis.sightings = seen;
  const panels = new WeakMap<HTMLCanvasElement, HTMLElement>();
  const probe = {
    noteCanvas(canvas: HTMLCanvasElement) {
      const panel = panels.get(canvas) ?? canvas.closest('[data-chart]')?.closest<HTMLElement>('[data-panel]');
      if (!panel) return;
      panels.set(canvas, panel);
      probe.note(panel);
    },
    note(element: Element | null) {
      const panel = element?.closest<HTMLElement>('[data-panel]');
      const { panel: id, state } = panel?.dataset ?? {};
      if (id === undefined || state === undefined || state === 'loading') return;
      seen.updated[id] = seen.lastUpdate = performance.now();
      seen.firstData[id] ??= seen.lastUpdate;
    },
    noteNumbers(node: Node) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element?.closest('[data-value]')) probe.note(element);
      else if (node instanceof Element) for (const number of node.querySelectorAll('[data-value]')) probe.note(number);
    },
  };
  const { prototype } = CanvasRenderingContext2D;
  const clear: (...area: number[]) => void = Reflect.get(prototype, 'clearRect');
  prototype.clearRect = function (...area) {
    Reflect.apply(clear, this, area);
    probe.noteCanvas(this.canvas);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') probe.noteNumbers(target);
      for (const node of addedNodes) probe.noteNumbers(node);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}
