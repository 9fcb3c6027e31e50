import { describe, expect, it } from 'vitest';
import { OpenMetricsText, seriesText } from './open-metrics';

describe('seriesText', () => {
  it('escapes label values', () => {
    expect(seriesText('x', { a: 'q"b\\' })).toBe('x{a="q\\"b\\\\"}');
  });
});

describe('OpenMetricsText', () => {
  it('groups samples by family and ends with # EOF', () => {
    const text = new OpenMetricsText();
    const up = { name: 'up', type: 'gauge' } as const;
    text.write(up, 'up{}', 1, 10);
    text.write({ name: 'http_requests', type: 'counter' }, 'http_requests_total{}', 5, 10);
    text.write(up, 'up{}', 0, 20);
    expect(text.take()).toBe(
      '# TYPE up gauge\nup{} 1 10\nup{} 0 20\n# TYPE http_requests counter\nhttp_requests_total{} 5 10\n# EOF\n',
    );
    expect(text.isEmpty).toBe(true);
  });
});
