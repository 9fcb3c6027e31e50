import { settledMoment } from './moment';
import { expressionsOf, type Question } from './questions';
import { expectShown } from './shown-number';
import { expect, test } from './stack';

const COUNTER = 'http_requests_total';
const OF_SHOP = '{job="shop-api"}';

test('where only the busiest endpoints are shown they are ranked once, and what is asked about them reads no other', async ({
  vigie,
  prometheus,
  questions,
}) => {
  const { at, from, to } = await settledMoment(prometheus);
  const profile = JSON.stringify({ requests: { metric: COUNTER, endpoint: 'endpoint', busiest: 2 } });
  await vigie.openSettled({ service: 'shop-api', from, to, profile });
  const ranking = `topk(2, sum by (endpoint) (rate(${COUNTER}${OF_SHOP}[1h])))`;
  const busiest = (await prometheus.instant(ranking, at)).map(({ labels }) => labels['endpoint'] ?? '');
  expect(busiest).toHaveLength(2);

  // As Prometheus has them, in the table and in the numbers of all.
  await vigie.endpoints.scrollIntoViewIfNeeded();
  for (const endpoint of busiest) {
    const row = vigie.endpoints.locator(`[data-endpoint="${endpoint}"]`);
    const rate = await prometheus.number(`sum(rate(${COUNTER}{job="shop-api",endpoint="${endpoint}"}[5m]))`, at);
    await expect(async () => expectShown(await row.locator('td:nth-of-type(2)').innerText(), rate)).toPass({
      timeout: 15_000,
    });
  }
  await expect(vigie.endpoints.locator('[data-endpoint]')).toHaveCount(2);
  const all = await prometheus.number(`sum(rate(${COUNTER}${OF_SHOP}[1m]))`, at);
  expectShown(await vigie.numberIn(vigie.panel('request-rate')), all);

  const splits = questions.all.filter(({ parameters }) =>
    parameters.get('query')?.includes(`sum by (endpoint) (rate(${COUNTER}{`),
  );
  const isRanking = ({ parameters }: Question) => parameters.get('query')?.startsWith('topk(2, ');
  // Once for the range, and once for what it is compared with.
  expect(splits.filter(isRanking).map(({ parameters }) => Number(parameters.get('time')))).toEqual([at, at - 3600]);
  // An hour ago there may have been none yet, and then there are no names either.
  const others = expressionsOf(
    splits.filter((question) => !isRanking(question) && Number(question.parameters.get('time')) !== at - 3600),
  );
  expect(others.length).toBeGreaterThan(2);
  for (const expr of others) expect(expr).not.toContain('topk');
  for (const endpoint of busiest) expect(others.filter((expr) => expr.includes(endpoint)).length).toBeGreaterThan(2);
});
