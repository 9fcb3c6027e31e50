/** Prometheus reads RE2, which knows neither look-around nor back references; the browser's own check lets both through. */
export const NOT_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]/;

/** RE2's own flags for a part of an expression, `(?i:failed)`, which this browser's expressions may not have. */
const FLAGS = /\(\?[imsU-]+(:|\))/g;

export function isRegularExpression(value: string): boolean {
  try {
    return new RegExp(value.replaceAll(FLAGS, (_, end) => (end === ':' ? '(?:' : ''))) instanceof RegExp;
  } catch {
    return false;
  }
}
