/** What Prometheus answered to one question, and when, Unix seconds. */
export type Recording = { at: number; body: string };

type Matrix = { metric: Record<string, string>; values: [number, string][] };
type Vector = { metric: Record<string, string>; value: [number, string] };
type Envelope = { data: { resultType?: string; result?: unknown } };

/** A grid of a range query, Unix seconds. */
export type Grid = { start: number; end: number; step: number };

/**
 * The recorded answer as of another time: what was recorded runs round and round, on the grid that is asked for. `rename` gives the labels of
 * its series, which may be new ones every time.
 */
export function rangeAt({ body }: Recording, { start, end, step }: Grid, rename: (labels: Record<string, string>) => Record<string, string>): string {
  const envelope = JSON.parse(body) as Envelope;
  const recorded = (envelope.data.result ?? []) as Matrix[];
  const times = recorded.flatMap(({ values }) => [values[0]?.[0] ?? Infinity, values.at(-1)?.[0] ?? -Infinity]);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const length = Math.round((last - first) / step) + 1;
  const result = recorded.map(({ metric, values }) => {
    const known = new Map(values.map(([time, value]) => [Math.round((time - first) / step), value]));
    const points: [number, string][] = [];
    for (let time = start; time <= end; time += step) {
      const place = Math.round((time - first) / step) % length;
      const value = known.get(place < 0 ? place + length : place);
      if (value !== undefined) points.push([time, value]);
    }
    return { metric: rename(metric), values: points };
  });
  return JSON.stringify({ ...envelope, data: { resultType: 'matrix', result: result.filter(({ values }) => values.length > 0) } });
}

/** The recorded answer as if it had been given at `time`. A value that is itself the time of a sample moves along. */
export function instantAt({ at, body }: Recording, time: number, rename: (labels: Record<string, string>) => Record<string, string>): string {
  const envelope = JSON.parse(body) as Envelope;
  const recorded = (envelope.data.result ?? []) as Vector[];
  const result = recorded.map(({ metric, value: [, text] }) => {
    const moves = metric['signal'] === 'newestSample';
    return { metric: rename(metric), value: [time, moves ? String(Number(text) + time - at) : text] };
  });
  return JSON.stringify({ ...envelope, data: { resultType: 'vector', result } });
}

const INSTANT = /"(\d{4}-\d\d-\d\dT[^"]+)"/g;

/** Rules, targets and the like as if they had been asked at `time`: every date in them moves along. */
export function textAt({ at, body }: Recording, time: number): string {
  return body.replaceAll(INSTANT, (whole, text: string) => {
    const date = Date.parse(text) / 1000;
    // Go's zero time stands for never.
    return date > 0 ? JSON.stringify(new Date((date + time - at) * 1000).toISOString()) : whole;
  });
}
