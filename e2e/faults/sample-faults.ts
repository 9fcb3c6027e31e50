import type { Effect, Fault } from './fault';
import { JSON_TYPE } from './fault';

type WireSample = [time: unknown, value: unknown];
type WireSeries = {
  metric: Record<string, string>;
  value?: WireSample;
  values?: WireSample[];
  histogram?: unknown;
  histograms?: unknown;
};
type WireAnswer = {
  status: string;
  data: { resultType: string; result: WireSeries[] };
  warnings?: string[];
  infos?: string[];
  padding?: string;
};

type Change = (answer: WireAnswer) => WireAnswer;

function sampleFault(
  name: string,
  effect: Effect,
  says: RegExp | null,
  change: Change,
  more: Partial<Fault> = {},
): Fault {
  return {
    name,
    effect,
    says,
    only: ['query', 'query_range'],
    async answer(response, upstream) {
      const body = await upstream();
      response.writeHead(200, JSON_TYPE).end(JSON.stringify(change(JSON.parse(body) as WireAnswer)));
    },
    ...more,
  };
}

const withResult = (answer: WireAnswer, result: WireSeries[]): WireAnswer => ({
  ...answer,
  data: { ...answer.data, result },
});

const ofSeries =
  (change: (series: WireSeries) => WireSeries): Change =>
  (answer) =>
    withResult(answer, answer.data.result.map(change));

const ofSamples = (change: (sample: WireSample) => WireSample): Change =>
  ofSeries(({ value, values, ...rest }) => ({
    ...rest,
    ...(value ? { value: change(value) } : {}),
    ...(values ? { values: values.map(change) } : {}),
  }));

const valued = (value: unknown) => ofSamples(([time]) => [time, value]);

const ofType =
  (resultType: string, result: unknown): Change =>
  (answer) => ({ ...answer, data: { ...answer.data, resultType, result: result as WireSeries[] } });

const HISTOGRAM = { count: '10', sum: '5', buckets: [[0, '0', '1', '10']] };

const toHistograms = ofSeries(({ metric, value, values }) => ({
  metric,
  ...(value ? { histogram: [value[0], HISTOGRAM] } : {}),
  ...(values ? { histograms: values.map(([time]) => [time, HISTOGRAM]) } : {}),
}));

/** Repeats the first series, each copy with its own value of the first label. */
function amplify(answer: WireAnswer, count: number): WireAnswer {
  const [template] = answer.data.result;
  if (template === undefined) return answer;
  const [label = 'endpoint'] = Object.keys(template.metric);
  return withResult(
    answer,
    Array.from({ length: count }, (_, i) => ({ ...template, metric: { ...template.metric, [label]: `copy-${i}` } })),
  );
}

const LAST = (values: WireSample[] | undefined) => (values ? { values: values.slice(-1) } : {});

const MANY_POINTS = 50_000;

/**
 * Only for one series: a combined response has dozens, and composing millions of points would block the proxy, and with
 * it all other responses, for seconds.
 */
const manyPoints: Change = (answer) => {
  const [first, ...rest] = answer.data.result;
  const [sample] = first?.values ?? [];
  if (first === undefined || sample === undefined) return answer;
  return withResult(answer, [
    { ...first, values: Array.from({ length: MANY_POINTS }, (_, i): WireSample => [Number(sample[0]) + i / 100, '1']) },
    ...rest,
  ]);
};

/** The page drops points outside of a requested range, and keeps the value of an instant query. */
const FAR_OFF = /outside of the range|far from the one that was asked for/;

const NO_API = /not the Prometheus API/;

/** Valid JSON of the right shape with content that a healthy server does not send. */
export const SAMPLE_FAULTS: readonly Fault[] = [
  sampleFault('a scalar result', 'failure', NO_API, ofType('scalar', [0, '1']), { only: ['query_range'] }),
  sampleFault('a string result', 'failure', NO_API, ofType('string', [0, 'one']), { only: ['query_range'] }),
  sampleFault('an unknown result type', 'failure', NO_API, ofType('tensor', [])),
  sampleFault('an object instead of a list', 'failure', NO_API, ofType('matrix', {})),
  sampleFault('a string instead of a sample', 'failure', NO_API, ofType('vector', ['up']), { only: ['query'] }),
  sampleFault('a list instead of a series', 'failure', NO_API, ofType('matrix', [[]]), { only: ['query_range'] }),
  sampleFault('NaN', 'odd', null, valued('NaN')),
  sampleFault('+Inf', 'odd', null, valued('+Inf')),
  sampleFault('-Inf', 'odd', null, valued('-Inf')),
  sampleFault('values that are not numbers', 'doubt', /no number/, valued('many')),
  sampleFault(
    'numbers instead of strings',
    'odd',
    null,
    ofSamples(([time, value]) => [time, Number(value)]),
  ),
  sampleFault('native histograms', 'doubt', /native histograms/, toHistograms),
  sampleFault('duplicate series', 'doubt', /came twice/, (answer) =>
    withResult(answer, [...answer.data.result, ...answer.data.result]),
  ),
  sampleFault(
    'samples in reverse order',
    'odd',
    null,
    ofSeries(({ values, ...rest }) => ({ ...rest, ...(values ? { values: values.toReversed() } : {}) })),
  ),
  sampleFault(
    'timestamps in the year 5000',
    'doubt',
    FAR_OFF,
    ofSamples(([, value]) => [95_617_584_000, value]),
  ),
  sampleFault(
    'negative timestamps',
    'doubt',
    FAR_OFF,
    ofSamples(([time, value]) => [-Number(time), value]),
  ),
  sampleFault(
    'timestamps as strings',
    'odd',
    null,
    ofSamples(([time, value]) => [String(time), value]),
  ),
  sampleFault(
    'invalid timestamps',
    'doubt',
    FAR_OFF,
    ofSamples(([, value]) => ['noon', value]),
  ),
  sampleFault('no points', 'odd', null, (answer) => withResult(answer, [])),
  sampleFault(
    'one point',
    'odd',
    null,
    ofSeries(({ values, ...rest }) => ({ ...rest, ...LAST(values) })),
  ),
  sampleFault('10,000 series', 'odd', null, (answer) => amplify(answer, 10_000), {
    only: ['query_range'],
    questions: 1,
  }),
  sampleFault('50,000 points', 'doubt', /outside of the range/, manyPoints, { only: ['query_range'], questions: 1 }),
  sampleFault('20 MB', 'odd', null, (answer) => ({ ...answer, padding: 'x'.repeat(20_000_000) }), { questions: 1 }),
  sampleFault('warnings', 'doubt', /shard 3 is behind/, (answer) => ({ ...answer, warnings: ['shard 3 is behind'] })),
  sampleFault('a partial response', 'doubt', /shard 3 did not answer/, (answer) => ({
    ...withResult(answer, answer.data.result.slice(0, 1)),
    warnings: ['partial response: shard 3 did not answer'],
  })),
];
