/**
 * A colour by role, resolved from the theme when it is drawn: `s1`…`s8` for label sets, `q1`…`q3` for p50, p95, p99.
 */
export type SeriesColour = 's1' | 's2' | 's3' | 's4' | 's5' | 's6' | 's7' | 's8' | 'q1' | 'q2' | 'q3';

/**
 * How a line is drawn that cannot be told by its colour: dashed is the rest of all lines, dotted the second line of the
 * same colour.
 */
export type LineStroke = 'dashed' | 'dotted';

/**
 * One line. `key` identifies it across refreshes; `times` ascending Unix seconds, shared by the lines of a chart; NaN
 * is a gap. `subject` is the value of the label that it is picked by, absent where it stands for many; `ended` puts a
 * red cross with this text where the line stops: `10.0.0.3 down`.
 */
export type ChartSeries = {
  key: string;
  name: string;
  subject?: string;
  times: Float64Array;
  values: Float64Array;
  colour: SeriesColour;
  stroke?: LineStroke;
  ended?: string;
};

/** A horizontal limit. `status` decides its colour; `of` is the `name` of the series it belongs to, all when absent. */
export type ChartThreshold = { value: number; label: string; status: 'normal' | 'near' | 'crossed'; of?: string };

/** A deploy or restart at a Unix second. */
export type ChartMark = { time: number; label: string };
