import type { ReactNode } from 'react';

/**
 * Stands in for what an axis of recharts says to the chart around it, for its title and for its own way of writing numbers: this page draws axes
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

/** Asked for by ticks that make room for each other. */
export function getStringSize() {
  return { width: 0, height: 0 };
}

export {
  onlyChildren as CartesianLabelContextProvider,
  onlyChildren as PolarLabelContextProvider,
  onlyChildren as ZIndexLayer,
  nothing as CartesianLabelFromLabelProp,
  nothing as PolarLabelFromLabelProp,
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
