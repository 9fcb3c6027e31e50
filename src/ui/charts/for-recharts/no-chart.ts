import type { ReactNode } from 'react';

/**
 * Stands in for what an axis of recharts says to the chart around it, for its title, and for its own ways of writing numbers and of leaving some out: this page draws axes
 * without these. Whoever gives an axis a `label` or no `tick`, or draws a whole chart, takes this file out of the aliases of the build.
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

// How its packages are imported: the ticks of an axis are compared to be told to a chart, and a line of it may have a class of its own.
// oxlint-disable-next-line import/no-default-export
export default nothing;
