import { total } from '@/dashboard/derivation/derive';
import { legendText } from '@/dashboard/legend-text';
import type { TimeSeriesPanel } from '@/dashboard/panel';
import { largest, topSeries } from '@/dashboard/derivation/top-series';
import { seriesKey, type Series } from '@/prometheus/series';
import type { ChartSeries, SeriesColour } from '@/ui/charts/chart-series';
import { assignColours } from '@/ui/charts/colours/series-colours';
import type { QueryLines } from '@/panels/state/use-panel';

const QUANTILE_COLOURS: readonly SeriesColour[] = ['q1', 'q2', 'q3'];

/** The rest of the lines together stands apart by being dashed, not by a colour of its own. */
const OTHER_COLOUR: SeriesColour = 's8';

type Look = {
  colourOf: (name: string) => SeriesColour | undefined;
  /** What the end of a line means where it ends before now, by what it is a line of: `web-3 down`. */
  endOf: (name: string) => string | null;
};

/**
 * The lines of a panel as a chart draws them: named, coloured by what they are and not by rank, the many smallest as
 * one.
 */
export function chartLines(panel: TimeSeriesPanel, queries: readonly QueryLines[], look: Look): ChartSeries[] {
  const rest = queries.find(({ query }) => query.derive.kind === 'rest');
  const drawn = queries
    .filter((of) => of !== rest)
    .map(({ query, lines }) => {
      const top = panel.rest === 'added' ? topSeries(lines) : { shown: largest(lines), other: null, hidden: 0 };
      return { query, ...top, names: top.shown.map((line) => legendText(query.legend, line.labels)) };
    });
  const colourOf = panel.picks
    ? knownColours(
        drawn.flatMap(({ shown }) => shown.map((line) => subjectOf(panel, line, ''))),
        look.colourOf,
      )
    : ownColours(drawn.flatMap(({ names }) => names));
  return toldApart(
    drawn.flatMap(({ query, shown, other, hidden, names }, index) => {
      const named = shown.map((line, i) =>
        chartLine(panel, query.refId, names[i] ?? '', line, index, { ...look, colourOf }),
      );
      // What was not asked for has no count, and what was asked for and is not drawn belongs to it.
      if (rest?.lines[0])
        return [
          ...named,
          otherLine(rest.query.refId, total([...(other ? [other] : []), ...rest.lines]), rest.query.legend),
        ];
      return other ? [...named, otherLine(query.refId, other, `${hidden} others`)] : named;
    }),
  );
}

/**
 * Colours are given to the busiest endpoints, but a chart may show the slowest ones, two of which may share a colour.
 * Then the second by name is dotted, in every chart that has both.
 */
function toldApart(lines: ChartSeries[]): ChartSeries[] {
  const named = lines.filter(({ subject }) => subject !== undefined);
  const first = new Map(named.toSorted((a, b) => (a.key < b.key ? 1 : -1)).map(({ colour, key }) => [colour, key]));
  return lines.map((line) =>
    line.subject === undefined || first.get(line.colour) === line.key ? line : { ...line, stroke: 'dotted' as const },
  );
}

type ColourOf = (name: string) => SeriesColour;

/**
 * Lines that are neither endpoints nor instances: one alone has the first colour, several have each their own by name.
 */
const ownColours = (names: readonly string[]): ColourOf =>
  names.length < 2 ? () => 's1' : knownColours(names, () => undefined);

/**
 * As the page knows them, and of those it does not know, such as endpoints that receive nothing any more, each another
 * than the rest.
 */
function knownColours(names: readonly string[], colourOf: Look['colourOf']): ColourOf {
  const known = names.flatMap((name): [string, SeriesColour][] => {
    const colour = colourOf(name);
    return colour === undefined ? [] : [[name, colour]];
  });
  const colours = assignColours(names, new Map(known));
  return (name) => colours.get(name) ?? 's1';
}

/**
 * The label value to filter by. It may differ from the name: a line without the label is named by a word for that, and
 * found by the empty text.
 */
const subjectOf = ({ picks }: TimeSeriesPanel, { labels }: Series, name: string) =>
  picks ? (labels[picks.label] ?? '') : name;

function chartLine(
  panel: TimeSeriesPanel,
  refId: string,
  name: string,
  line: Series,
  index: number,
  look: Omit<Look, 'colourOf'> & { colourOf: ColourOf },
): ChartSeries {
  const subject = subjectOf(panel, line, name);
  const ended = look.endOf(subject);
  return {
    // Never the label value itself: a name like `constructor` must not become a property path.
    key: `${refId}:${seriesKey(line.labels)}`,
    name,
    subject,
    times: line.times,
    values: line.values,
    colour: panel.palette === 'quantiles' ? (QUANTILE_COLOURS[index] ?? 'q3') : look.colourOf(subject),
    ...(ended === null ? {} : { ended }),
  };
}

function otherLine(refId: string, { times, values }: Series, name: string): ChartSeries {
  return { key: `${refId}:other`, name, times, values, colour: OTHER_COLOUR, stroke: 'dashed' };
}
