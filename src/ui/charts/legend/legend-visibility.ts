/** Keys of the lines that are not drawn. */
export type HiddenKeys = ReadonlySet<string>;

/** Hides a line, or shows it again. */
export function toggleLine(hidden: HiddenKeys, key: string): HiddenKeys {
  const next = new Set(hidden);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Leaves only this line; when it is already the only one, all of them come back. */
export function isolateLine(hidden: HiddenKeys, key: string, keys: readonly string[]): HiddenKeys {
  const others = keys.filter((other) => other !== key);
  const isAlone = !hidden.has(key) && others.length > 0 && others.every((other) => hidden.has(other));
  return new Set(isAlone ? [] : others);
}
