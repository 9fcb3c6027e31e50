/**
 * Replaces the lists of all SVG attributes and events by which recharts filters properties: 2 kB gz of names. This page
 * only gives an axis the colour of its lines. To give it other attributes, add their names here; for event handlers
 * remove this alias from `ops/bundle/aliases.ts`.
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
