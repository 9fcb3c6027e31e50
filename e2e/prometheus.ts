/** One sample of an instant query. */
export type Measured = { labels: Record<string, string>; value: number };

/** Start and end in Unix seconds, step in seconds. */
export type Window = { start: number; end: number; step: number };

type Wire = { metric: Record<string, string>; value?: [number, string]; values?: [number, string][] };
type Envelope = { status: string; error?: string; data: { result: Wire[] } };

/** A Prometheus client that shares no code with the page, so that tests do not rely on what they test. */
export type PrometheusApi = {
  instant: (expr: string, time?: number) => Promise<Measured[]>;
  range: (
    expr: string,
    window: Window,
  ) => Promise<{ labels: Record<string, string>; samples: [time: number, value: number][] }[]>;
  /** The value of a result with one sample; NaN where it is empty. */
  number: (expr: string, time?: number) => Promise<number>;
  /** The server's clock, Unix seconds. */
  now: () => Promise<number>;
  /** Whether Prometheus can evaluate an expression, and the error if not. */
  accepts: (expr: string) => Promise<{ ok: boolean; error: string }>;
};

const numberOf = (text: string): number => Number(text.replace('Inf', 'Infinity'));

export function prometheusApi(url: string): PrometheusApi {
  const ask = async (path: string, parameters: Record<string, string | number>): Promise<Envelope> => {
    const body = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
    const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body });
    return (await response.json()) as Envelope;
  };
  const answer = async (path: string, parameters: Record<string, string | number>): Promise<Wire[]> => {
    const { status, error, data } = await ask(path, parameters);
    if (status !== 'success') throw new Error(`Prometheus refused ${parameters.query}: ${error}`);
    return data.result;
  };
  const instant: PrometheusApi['instant'] = async (query, time) => {
    const result = await answer('query', time === undefined ? { query } : { query, time });
    return result.map(({ metric, value }) => ({ labels: metric, value: numberOf(value?.[1] ?? 'NaN') }));
  };
  return {
    instant,
    async number(query, time) {
      const samples = await instant(query, time);
      if (samples.length > 1) throw new Error(`${query} has ${samples.length} series and not one`);
      return samples[0]?.value ?? NaN;
    },
    now: async () => (await instant('vector(time())'))[0]?.value ?? NaN,
    async range(query, window) {
      const result = await answer('query_range', { query, ...window });
      return result.map(({ metric, values = [] }) => ({
        labels: metric,
        samples: values.map(([time, text]) => [time, numberOf(text)]),
      }));
    },
    async accepts(query) {
      const { status, error = '' } = await ask('query', { query });
      return { ok: status === 'success', error };
    },
  };
}
