/**
 * The number of a sample. Prometheus writes it as text, and ±Inf in Go's spelling, which `parseFloat` turns into NaN:
 * an overflowing quantile would look like no value at all.
 */
export function sampleValue(text: unknown): number {
  if (typeof text === 'number') return text;
  if (typeof text !== 'string') return Number.NaN;
  switch (text) {
    case '+Inf':
    case 'Inf':
      return Number.POSITIVE_INFINITY;
    case '-Inf':
      return Number.NEGATIVE_INFINITY;
    case '':
      return Number.NaN;
    default:
      return Number(text);
  }
}

/** Whether `value` is NaN only because `text`, as it came, is no number in any spelling; the text `NaN` is one. */
export function isUnreadable(value: number, text: unknown): boolean {
  return Number.isNaN(value) && text !== 'NaN';
}

/** Unix seconds of a sample; NaN where it is no number. Some proxies write it as text. */
export function sampleTime(time: unknown): number {
  return typeof time === 'string' ? sampleValue(time) : typeof time === 'number' ? time : Number.NaN;
}

/**
 * Unix seconds of an RFC 3339 instant; null for Go's zero time, which stands for "never", and for what is no instant.
 */
export function instantSeconds(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.startsWith('0001-')) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms / 1000;
}
