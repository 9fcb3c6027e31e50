import { PAYLOADS, SAMPLES } from './payloads';

/** The name of the service; a job can be any text. */
export const JOB = PAYLOADS[2] ?? '';

/** Its instances; the last one cannot be scraped. */
export const INSTANCES = [
  PAYLOADS[1] ?? '',
  '\u202egnp.exe\u202c',
  `broken ${PAYLOADS[4]} ${'x'.repeat(10_000)}`,
] as const;

/**
 * Serialises as YAML: JSON is valid YAML except for control characters and surrogate pairs, which are escaped. The
 * result is ASCII.
 */
function yaml(document: unknown): string {
  const escape = (character: string) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
  return JSON.stringify(document).replaceAll(/[^\u0020-\u007e]/gu, escape);
}

/**
 * Also the scrape timeout: a busy machine needs this long for names of 10,000 characters, and a timeout would show as a
 * target that is down. Seconds.
 */
const SCRAPE_INTERVAL = 3;

/** The configuration of a Prometheus that scrapes the exporter at `address` and evaluates hostile rules. */
export function hostileConfiguration(address: string): string {
  const target = (instance: string) => ({ targets: [address], labels: { instance } });
  const [first, second, broken] = INSTANCES;
  return yaml({
    global: {
      scrape_interval: `${SCRAPE_INTERVAL}s`,
      scrape_timeout: `${SCRAPE_INTERVAL}s`,
      evaluation_interval: '1s',
    },
    rule_files: ['rules.yml'],
    scrape_configs: [
      { job_name: JOB, static_configs: [target(first), target(second)] },
      // A second scrape config for the same job, because metrics_path applies to a whole scrape config.
      {
        job_name: 'broken',
        metrics_path: '/broken',
        static_configs: [target(broken)],
        relabel_configs: [{ target_label: 'job', replacement: JOB.replaceAll('$', '$$') }],
      },
    ],
  });
}

const FIRST_INSTANCE = INSTANCES[0];

/** One alert per endpoint, with its name in all annotations and labels, and rules whose own names are hostile. */
export function hostileRules(): string {
  const texts = {
    summary: '{{ $labels.route }}',
    description: 'a\n{{ $labels.route }}\nb',
    runbook_url: '{{ $labels.route }}',
    dashboard_url: 'https://grafana.example/{{ $labels.route }}',
  };
  const odd = Object.fromEntries(['__proto__', 'constructor', 'toString'].map((name) => [name, '{{ $labels.route }}']));
  const count = 'http_request_duration_seconds_count';
  const everyEndpoint = {
    alert: 'EveryEndpoint',
    expr: `sum by (job, instance, route) (${count}{instance=${JSON.stringify(FIRST_INSTANCE)}}) >= 0`,
    labels: { severity: 'warning', ...odd },
    annotations: { ...texts, ...odd },
  };
  const named = SAMPLES.map((name) => ({
    alert: name,
    expr: `sum by (job) (${count}) >= 0`,
    labels: { severity: 'critical' },
    annotations: { summary: 'named by its rule' },
  }));
  return yaml({ groups: [{ name: PAYLOADS[1], rules: [everyEndpoint, ...named] }] });
}
