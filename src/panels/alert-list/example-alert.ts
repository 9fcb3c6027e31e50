import type { Alert } from '@/prometheus/rule';

/** An alert like those of the demo, for tests; times in Unix seconds. */
export function exampleAlert(part: Partial<Alert> = {}): Alert {
  return {
    name: 'HighErrorRate',
    state: 'firing',
    labels: { alertname: 'HighErrorRate', severity: 'critical', job: 'shop-api' },
    annotations: {
      summary: '8.2 % of requests fail',
      description: 'First line.\nSecond line.',
      runbook_url: 'https://wiki.example/high-error-rate',
    },
    activeAt: 1000,
    value: 0.082,
    holdFor: 120,
    ...part,
  };
}
