import type { ReactNode } from 'react';

/**
 * Replaces parts of recharts that its axes use inside a chart: the link to the store, titles, and the formatting and
 * hiding of ticks, none of which this page uses. To give an axis a `label` or no `tick`, or to draw a whole chart,
 * remove this alias from `ops/bundle/aliases.ts`.
 */
function onlyChildren({ children }: { children?: ReactNode }): ReactNode {
  return children;
}

function nothing(): null {
  return null;
}

/** Outside a chart there is no store, and recharts gets nothing from one. */
export function useAppDispatch() {
  return nothing;
}

/** Each tick that an axis of this page is given has its place, and none makes room for another. */
export function getTicks<Tick>({ ticks }: { ticks: readonly Tick[] }): readonly Tick[] {
  return ticks;
}

export {
  onlyChildren as CartesianLabelContextProvider,
  onlyChildren as PolarLabelContextProvider,
  onlyChildren as ZIndexLayer,
  nothing as CartesianLabelFromLabelProp,
  nothing as PolarLabelFromLabelProp,
  nothing as getStringSize,
  nothing as Label,
  nothing as isLabelContentAFunction,
  nothing as Text,
  nothing as isValidTextAnchor,
  nothing as useAppSelector,
  nothing as setRenderedTicks,
  nothing as removeRenderedTicks,
};

// How its packages are imported: the ticks of an axis are compared to be told to a chart, and a line of it may have a
// class of its own.
// oxlint-disable-next-line import/no-default-export
export default nothing;
