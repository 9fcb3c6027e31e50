import { lazy, useState, type ComponentType } from 'react';
import { loadUntilThere } from './load-until-there';

/** Parts of the page in chunks of their own that are loaded when all of them may be, and from then on each at once. */
export function createLoadedParts() {
  /** What is to be loaded by `loadParts`; null once it was called. */
  let parts: (() => Promise<void>)[] | null = [];

  async function loadParts(): Promise<void> {
    const known = parts ?? [];
    parts = null;
    await Promise.all(known.map((load) => load()));
  }

  /**
   * A part that is rendered without a fallback once it is there. React's `lazy` shows the fallback even then wherever
   * it has to render at once, and holds back for 300 ms what replaces a fallback.
   */
  function loadedPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
    let Loaded: ComponentType<Props> | null = null;
    const keep = async () => void (Loaded = await load());
    // Whoever renders it is told of a failure: it is loaded again there.
    const loadAhead = () => keep().catch(() => undefined);
    if (parts === null) void loadAhead();
    else parts.push(loadAhead);
    const Later = lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        // `lazy` loads once, and whoever renders it from now on gets this error: a later one needs it from here.
        loadUntilThere(keep);
        throw error;
      }
    });
    return function LoadedPart(props: Props) {
      // The same one as long as it stands, or its state would be lost.
      const [Part] = useState(() => Loaded ?? Later);
      return <Part {...props} />;
    };
  }

  return { loadParts, loadedPart };
}
