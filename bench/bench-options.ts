import { parseArgs } from 'node:util';
import { SECTION_NAMES, type SectionName } from './section';
import { endpointsFor, MOST_BUCKETS, type DurationLabel, type Shape } from './stack/shape';

/**
 * `sections`: in the order of measurement. `throttle`: CPU slowdown factor for the slow rows, 1 leaves them out. `port`
 * undefined: any free ones. `commit`: the positional argument, the commit to compare with.
 */
export type BenchOptions = {
  shape: Shape;
  sections: readonly SectionName[];
  loads: number;
  refreshes: number;
  throttle: number;
  port: number | undefined;
  json: string | undefined;
  commit: string | undefined;
};

export const HELP = `npm run bench                   this page beside the yardstick, on a Prometheus with a generated service
npm run bench:compare -- BASE   the page at the commit BASE, this page and the yardstick

  --endpoints N   (20)          endpoints, on each of
  --instances N   (10)          instances; 20 on 10 are 5,830 series
  --buckets N     (24)          of each histogram
  --series N                    as many endpoints as make about N series
  --hours N       (2)           of history
  --durations-by L (worker)     the label of the histograms: worker, or endpoint, for which the page shows more
  --only A,B      (all)         ${SECTION_NAMES.join(', ')}
  --loads N       (5)           cold loads; the median is reported
  --refreshes N   (30)          refreshes, ten seconds apart
  --throttle N    (4)           CPU slowdown factor of the slow machine; 1 leaves it out
  --port N                      three ports from N on; by default any free ones
  --json FILE                   also write the figures to FILE`;

/** Parses the command line; null for --help. Throws a message about invalid options. */
export function parseBenchOptions(args: string[]): BenchOptions | null {
  const text = { type: 'string' } as const;
  const options = {
    endpoints: text,
    instances: text,
    buckets: text,
    series: text,
    hours: text,
    'durations-by': text,
    only: text,
    loads: text,
    refreshes: text,
    throttle: text,
    port: text,
    json: text,
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return null;
  const instances = whole('instances', values.instances, 10);
  const buckets = Math.min(whole('buckets', values.buckets, MOST_BUCKETS), MOST_BUCKETS);
  const series = values.series === undefined ? undefined : whole('series', values.series, 0);
  const endpoints =
    series === undefined ? whole('endpoints', values.endpoints, 20) : endpointsFor(series, { instances, buckets });
  return {
    shape: {
      endpoints,
      instances,
      buckets,
      hours: positive('hours', values.hours, 2),
      durationsBy: durationLabel(values['durations-by']),
    },
    sections: sectionsOf(values.only),
    loads: whole('loads', values.loads, 5),
    refreshes: whole('refreshes', values.refreshes, 30),
    throttle: positive('throttle', values.throttle, 4),
    port: values.port === undefined ? undefined : whole('port', values.port, 0),
    json: values.json,
    commit: positionals[0],
  };
}

function durationLabel(text = 'worker'): DurationLabel {
  if (text === 'worker' || text === 'endpoint') return text;
  throw new Error(`--durations-by ${text} is neither worker nor endpoint.`);
}

function positive(name: string, text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (number > 0) return number;
  throw new Error(`--${name} ${text} is not a number above zero.`);
}

function whole(name: string, text: string | undefined, otherwise: number): number {
  const number = positive(name, text, otherwise);
  if (Number.isInteger(number)) return number;
  throw new Error(`--${name} ${text} is not a whole number.`);
}

function sectionsOf(text: string | undefined): readonly SectionName[] {
  if (text === undefined) return SECTION_NAMES;
  const names = text.split(',');
  const unknown = names.find((name) => !SECTION_NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`--only ${unknown} is none of ${SECTION_NAMES.join(', ')}.`);
  return SECTION_NAMES.filter((name) => names.includes(name));
}
