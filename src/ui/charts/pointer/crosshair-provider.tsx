import { createContext, use, useState, type ReactNode } from 'react';
import { createCrosshair, type Crosshair } from './crosshair';

const CrosshairContext = createContext<Crosshair | null>(null);

/** All charts inside share one crosshair. */
export function CrosshairProvider({ children }: { children: ReactNode }) {
  const [crosshair] = useState(createCrosshair);
  return <CrosshairContext value={crosshair}>{children}</CrosshairContext>;
}

/** The shared crosshair, or one of its own for a chart that stands alone. */
export function useCrosshair(): Crosshair {
  const shared = use(CrosshairContext);
  const [own] = useState(createCrosshair);
  return shared ?? own;
}
