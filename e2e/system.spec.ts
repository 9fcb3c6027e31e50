import { settledMoment } from './moment';
import { questionOf } from './questions';
import { expectShown } from './shown-number';
import { expect, test } from './stack';
import { pauseClock } from './pause-clock';
import { pointAt, readTooltip } from './tooltip';
import type { VigiePage } from './vigie-page';

/** The containers of the backend, by the label that cAdvisor takes from Docker Compose. */
const OURS = 'container_label_com_docker_compose_service="backend"';
const rateOf = (metric: string) => `sum by (name) (rate(${metric}{${OURS}}[2m]))`;

const PANELS: Readonly<Record<string, string>> = {
  'container-cpu': rateOf('container_cpu_usage_seconds_total'),
  'container-memory': `sum by (name) (container_memory_working_set_bytes{${OURS}})`,
  'container-receive': rateOf('container_network_receive_bytes_total'),
  'container-transmit': rateOf('container_network_transmit_bytes_total'),
  'container-writes': rateOf('container_fs_writes_bytes_total'),
};

const group = (vigie: VigiePage, name: string) => vigie.page.getByRole('region', { name, exact: true });
const head = (vigie: VigiePage, name: string) => group(vigie, name).getByRole('button').first();

/** The tooltip near the end of a chart: its rows, and its time in Unix seconds. */
async function readEnd(vigie: VigiePage, id: string): ReturnType<typeof readTooltip> {
  // Charts are only rendered near the viewport.
  await vigie.panel(id).scrollIntoViewIfNeeded();
  await pointAt(vigie.chart(id), 0.95);
  return readTooltip(vigie.tooltip(id));
}

test('containers are folded into a line with the busiest ones, and the URL stores whether they are open', async ({
  vigie,
  questions,
  page,
}) => {
  // A refresh would query the newest points of the same lines with another expression.
  await vigie.openSettled({ service: 'backend', refresh: 'off' });
  await expect(head(vigie, 'Containers')).toContainText(
    /3, highest CPU backend-[123] .*, highest memory backend-[123] /,
  );
  await expect(vigie.panel('container-cpu')).toHaveCount(0);
  const ranges = () =>
    questions.all.filter(
      ({ path, parameters }) => path === 'query_range' && (parameters.get('query') ?? '').includes('container_'),
    );
  expect(ranges()).toEqual([]);
  await head(vigie, 'Containers').click();
  await vigie.expectParameter('more', ['containers']);
  await vigie.waitForState('container-cpu', 'fresh');
  expect(new Set(ranges().map(({ parameters }) => parameters.get('query'))).size).toBe(1);
  await page.reload();
  await vigie.waitForState('container-memory', 'fresh', 30_000);
  await head(vigie, 'Containers').click();
  await vigie.expectParameter('more', []);
  await expect(vigie.panel('container-cpu')).toHaveCount(0);
});

test('container panels show the numbers of Prometheus', async ({ vigie, prometheus }) => {
  // Lines are read a little before their end, where a stack that has just started has no samples yet.
  await expect
    .poll(() => prometheus.number('min(count_over_time(container_memory_working_set_bytes[1m]))'), { timeout: 60_000 })
    .toBeGreaterThan(20);
  const { from, to } = await settledMoment(prometheus, 300);
  await vigie.openSettled({ service: 'backend', more: 'containers', from, to });
  await vigie.waitForState('container-cpu', 'fresh', 30_000);
  for (const [id, expr] of Object.entries(PANELS)) {
    const { time, rows } = await readEnd(vigie, id);
    const expected = new Map(
      (await prometheus.instant(expr, time)).map(({ labels, value }) => [labels['name'], value]),
    );
    expect(rows.map(([name]) => name).toSorted(), id).toEqual(['backend-1', 'backend-2', 'backend-3']);
    for (const [name, text] of rows) expectShown(text, expected.get(name) ?? NaN);
  }
});

test('system metrics are discovered with two requests, and then only their values are queried', async ({
  vigie,
  questions,
}) => {
  // Long, because a request times out after one interval and would be repeated on a busy machine.
  await vigie.openSettled({ service: 'backend', refresh: '10s' });
  await expect(head(vigie, 'Containers')).toContainText('highest CPU');
  const discovery = () =>
    questions.all.filter(({ parameters }) => /"signal", "(own|0)"/.test(parameters.get('query') ?? ''));
  expect(discovery()).toHaveLength(2);
  const pulses = () =>
    questions.all.filter(
      ({ path, parameters }) => path === 'query' && (parameters.get('query') ?? '').includes('"signal", "openFiles"'),
    ).length;
  const before = pulses();
  await expect.poll(pulses, { timeout: 60_000 }).toBeGreaterThan(before + 1);
  expect(discovery()).toHaveLength(2);
});

test('a slow saturation query is shown as not answered yet, beside a verdict on the rest', async ({
  vigie,
  questions,
  page,
}) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let held = 0;
  await page.route('**/api/v1/query', async (route, request) => {
    if (questionOf(request)?.parameters.get('query')?.includes('"signal", "openFiles"') === true) {
      held += 1;
      await released;
    }
    await route.fallback();
  });
  await page.clock.install();
  await vigie.open({ service: 'backend', refresh: '1m' });
  await expect.poll(() => held).toBeGreaterThan(0);
  // It is shown after three seconds and until the request times out after ten: the clock only advances while no other
  // request is in flight.
  await pauseClock(page);
  const notice = vigie.verdict.getByText('Not answered yet: how full resources are.');
  const isShownLater = async () => {
    if (questions.open() === held) await page.clock.runFor(100);
    return notice.isVisible();
  };
  await expect.poll(isShownLater, { intervals: [50] }).toBe(true);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'unknown');
  await expect(page.locator('[data-saturation="openFiles"] [data-value]')).toHaveCount(0);
  release();
  await page.clock.resume();
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
  await expect(page.locator('[data-saturation="openFiles"] [data-value]')).toHaveText(/\d/);
  await expect(notice).toHaveCount(0);
});

test('the saturation strip shows the highest value of each resource according to Prometheus', async ({
  vigie,
  prometheus,
}) => {
  const { from, to } = await settledMoment(prometheus, 300);
  await vigie.openSettled({ service: 'backend', from, to });
  const cell = vigie.page.locator('[data-saturation="openFiles"]');
  const expected = await prometheus.number(
    'max(process_open_fds{job="backend"} / process_max_fds{job="backend"})',
    Number(to),
  );
  expectShown(await cell.locator('[data-value]').innerText(), expected);
  const lag = vigie.page.locator('[data-saturation="eventLoopLag"] [data-value]');
  expectShown(
    await lag.innerText(),
    await prometheus.number('max(avg_over_time(nodejs_eventloop_lag_p99_seconds{job="backend"}[1m]))', Number(to)),
  );
});
