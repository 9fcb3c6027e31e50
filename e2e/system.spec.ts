import { settledMoment } from './moment';
import { questionOf } from './questions';
import { expectShown } from './shown-number';
import { expect, test } from './stack';
import { stopTheClock } from './stopped-clock';
import { pointAt, readTooltip } from './tooltip';
import type { VigiePage } from './vigie-page';

/** Containers of the backend, by the label that cAdvisor takes from Docker Compose. */
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

/** The lines under the pointer near the end of a chart, and their moment in Unix seconds. */
async function readEnd(vigie: VigiePage, id: string): ReturnType<typeof readTooltip> {
  // A chart is drawn only near what is looked at.
  await vigie.panel(id).scrollIntoViewIfNeeded();
  await pointAt(vigie.chart(id), 0.95);
  return readTooltip(vigie.tooltip(id));
}

test('containers are folded away behind a line that says which one eats most, and the URL keeps what is unfolded', async ({
  vigie,
  questions,
  page,
}) => {
  // A refresh would ask for the newest part of the same lines by another expression.
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

test('container panels show the numbers that Prometheus gives', async ({ vigie, prometheus }) => {
  // A line is read a little before its end, which a stack that has just been started does not have yet.
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

test('a service is asked about its surroundings twice, and then only for what they say now', async ({
  vigie,
  questions,
}) => {
  // No answer is waited for longer than this, and what a busy machine leaves unanswered is asked again.
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

test('how full resources are is said to be not answered while a server takes long about it, beside a verdict on the rest, and no more once it has told', async ({
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
  // It is said after three seconds, and no more after the ten for which an answer is waited: none of them passes while
  // another question is under way.
  await stopTheClock(page);
  const said = vigie.verdict.getByText('Not answered yet: how full resources are.');
  const isSaidLater = async () => {
    if (questions.open() === held) await page.clock.runFor(100);
    return said.isVisible();
  };
  await expect.poll(isSaidLater, { intervals: [50] }).toBe(true);
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'unknown');
  await expect(page.locator('[data-saturation="openFiles"] [data-value]')).toHaveCount(0);
  release();
  await page.clock.resume();
  await expect(vigie.light('system')).toHaveAttribute('data-level', 'ok');
  await expect(page.locator('[data-saturation="openFiles"] [data-value]')).toHaveText(/\d/);
  await expect(said).toHaveCount(0);
});

test('the fullest of everything stands in the strip, with the number that Prometheus gives', async ({
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
