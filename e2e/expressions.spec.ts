import { expressionsOf, questionOf } from './questions';
import { expect, test } from './stack';

const RANGES = ['now-5m', 'now-1h', 'now-1d', 'now-30d'] as const;

const FILTERS = {
  'shop-api': { endpoint: ['/a.b(c)+"d"\\e', 'POST /orders'], instance: ['shop-api-1', 'shop-api-2'] },
  backend: { endpoint: ['/api/users/:id', '/api/reports'], instance: ['backend-1', 'backend-3'] },
} as const;

for (const service of ['shop-api', 'backend'] as const) {
  test(`Prometheus accepts every expression that the page of ${service} sends`, async ({ vigie, prometheus, questions, page }) => {
    test.setTimeout(180_000);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (questionOf(response.request()) !== null && response.status() >= 400) refused.push(`${response.status()} ${response.request().postData()}`);
    });
    for (const from of RANGES) {
      await vigie.openSettled({ service, from });
      await vigie.openSettled({ service, from, ...FILTERS[service] });
    }
    expect(refused).toEqual([]);
    const exprs = expressionsOf(questions.all);
    expect(exprs.length).toBeGreaterThan(40);
    for (const expr of exprs) expect(await prometheus.accepts(expr), expr).toEqual({ ok: true, error: '' });
  });
}

test('an answer never has more points than can be seen', async ({ vigie, questions }) => {
  await vigie.openSettled({ from: 'now-30d' });
  const points = questions.all
    .filter(({ path }) => path === 'query_range')
    .map(({ parameters }) => (Number(parameters.get('end')) - Number(parameters.get('start'))) / Number(parameters.get('step')));
  expect(points.length).toBeGreaterThan(5);
  expect(Math.max(...points)).toBeLessThanOrEqual(900);
  expect(Math.min(...points)).toBeGreaterThan(200);
});
