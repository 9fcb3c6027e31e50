type Matrix = { metric: Record<string, string>; values: [number, string][] };
type Vector = { metric: Record<string, string>; value: [number, string] };
type Envelope = { data: { resultType?: string; result?: unknown } };

/** A recorded series with its values by position on the grid of the query. */
type Track = { metric: Record<string, string>; values: ReadonlyMap<number, string> };

/** A response of Prometheus and its time in Unix seconds. Parsed forms are cached, because it is repeated for days. */
export type Recording = {
  at: number;
  body: string;
  vectors?: readonly Vector[];
  tracks?: { first: number; length: number; all: readonly Track[] };
};

/** A grid of a range query, Unix seconds. */
export type Grid = { start: number; end: number; step: number };

type Rename = (labels: Record<string, string>) => Record<string, string>;

/**
 * The recorded response for another time: recorded values repeat in a cycle, on the requested grid. `rename` changes
 * the labels of its series.
 */
export function rangeAt(recording: Recording, { start, end, step }: Grid, rename: Rename): string {
  recording.tracks ??= tracksOf(recording.body, step);
  const { first, length, all } = recording.tracks;
  const series = all.flatMap(({ metric, values }) => {
    const points: string[] = [];
    for (let time = start; time <= end; time += step) {
      const place = Math.round((time - first) / step) % length;
      const value = values.get(place < 0 ? place + length : place);
      if (value !== undefined) points.push(`[${time},${value}]`);
    }
    return points.length === 0 ? [] : [`{"metric":${JSON.stringify(rename(metric))},"values":[${points.join(',')}]}`];
  });
  return `{"status":"success","data":{"resultType":"matrix","result":[${series.join(',')}]}}`;
}

/** Values are cached as JSON text. */
function tracksOf(body: string, step: number): Required<Recording>['tracks'] {
  const recorded = ((JSON.parse(body) as Envelope).data.result ?? []) as Matrix[];
  const times = recorded.flatMap(({ values }) => [values[0]?.[0] ?? Infinity, values.at(-1)?.[0] ?? -Infinity]);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const all = recorded.map(({ metric, values }) => ({
    metric,
    values: new Map(values.map(([time, value]) => [Math.round((time - first) / step), JSON.stringify(value)])),
  }));
  return { first, length: Math.round((last - first) / step) + 1, all };
}

/** The recorded instant response for `time`. Values that are timestamps are shifted. */
export function instantAt(recording: Recording, time: number, rename: Rename): string {
  recording.vectors ??= ((JSON.parse(recording.body) as Envelope).data.result ?? []) as Vector[];
  const result = recording.vectors.map(({ metric, value: [, text] }) => {
    const moves = metric['signal'] === 'newestSample';
    return { metric: rename(metric), value: [time, moves ? String(Number(text) + time - recording.at) : text] };
  });
  return JSON.stringify({ status: 'success', data: { resultType: 'vector', result } });
}

const INSTANT = /"(\d{4}-\d\d-\d\dT[^"]+)"/g;

/** The recorded rules or targets for `time`, with every date shifted. */
export function textAt({ at, body }: Recording, time: number): string {
  return body.replaceAll(INSTANT, (whole, text: string) => {
    const date = Date.parse(text) / 1000;
    // Go's zero time means never.
    return date > 0 ? JSON.stringify(new Date((date + time - at) * 1000).toISOString()) : whole;
  });
}
