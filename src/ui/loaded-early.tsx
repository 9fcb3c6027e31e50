import { lazy, useState, type ComponentType } from 'react';

/** What is to be loaded by `loadEarlyParts`; null once it was called. */
let parts: (() => void)[] | null = [];

/** Loads from now on all that is needed in any case. */
export function loadEarlyParts(): void {
  const known = parts ?? [];
  parts = null;
  for (const load of known) load();
}

/**
 * A part of the page in a chunk of its own that is needed in any case, rendered without a fallback once it is there. React's `lazy` shows the fallback even
 * then wherever it has to render at once, and holds back for 300 ms what replaces a fallback.
 */
export function loadedEarly<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  // Whoever renders it is told of a failure: it is loaded again there.
  const loadEarly = () => void load().then((part) => (Loaded = part), () => undefined);
  if (parts === null) loadEarly();
  else parts.push(loadEarly);
  const Later = lazy(async () => ({ default: await load() }));
  return function LoadedEarly(props: Props) {
    // The same one as long as it stands, or its state would be lost.
    const [Part] = useState(() => Loaded ?? Later);
    return <Part {...props} />;
  };
}
