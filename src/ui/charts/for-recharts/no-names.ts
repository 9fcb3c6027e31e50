/**
 * Stands in for the lists of all attributes and events that SVG knows, by which recharts sorts out what it was given: 2 kB gz of names. What this
 * page gives to an axis is a colour for its lines. Whoever gives an axis something else that is drawn adds its name here, and whoever lets one
 * answer to a pointer takes this file out of the aliases of the build.
 */
export function isSvgElementPropKey(key: unknown): boolean {
  return key === 'stroke';
}

function isOther(): boolean {
  return false;
}

export function svgPropertiesNoEvents(given: unknown): object {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).filter(([key]) => isSvgElementPropKey(key)));
}

export { isOther as isDataAttribute, isOther as isEventKey, svgPropertiesNoEvents as svgPropertiesNoEventsFromUnknown };
