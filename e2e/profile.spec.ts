import { expect, test } from './stack';

test('the profile page shows which metrics a service is read from, their labels and values', async ({
  vigie,
  page,
}) => {
  await vigie.openSettled({ service: 'backend' });
  await page.getByRole('button', { name: 'How it is read' }).click();
  await expect(page.getByRole('heading', { name: 'How backend is read' })).toBeVisible();
  const requests = page.getByRole('region', { name: 'Requests' });
  await expect(requests.getByLabel('Counter')).toHaveValue('http_request_duration_seconds_count');
  await expect(requests.getByText(/route has \d+ values: /)).toBeVisible();
  await expect(requests.locator('[data-reads]')).toHaveText(/^\d.*\sreq\/s$/);
  await expect(page.getByRole('region', { name: 'Latency' }).locator('[data-reads]')).toHaveText(
    /^p50\s\d.*, p95\s\d.*, p99\s\d/,
  );
});

test('editing the profile shows its effect, updates the URL, and is undone by Back', async ({ vigie, page }) => {
  await vigie.open({ service: 'backend', mode: 'profile' });
  await expect(page).toHaveTitle(/^How backend is read \| /);
  const errors = page.getByRole('region', { name: 'Errors' });
  await expect(errors.locator('[data-reads]')).toHaveText(/^\d/);
  // With 2xx counted as failures nearly all requests fail, or all of them if none was refused yet.
  await errors.getByLabel('5xx values').fill('2..');
  await errors.getByLabel('5xx values').press('Enter');
  await expect(errors.locator('[data-reads]')).toHaveText(/^(?:[5-9]\d(\.\d+)?|100)\s?% of requests$/);
  await expect
    .poll(() => JSON.parse(vigie.parameter('profile')[0] ?? 'null') as unknown)
    .toEqual({ errors: { label: 'status_code', serverError: '2..', clientError: '4..', endpoint: 'route' } });
  await page.getByRole('button', { name: 'Back to the overview' }).click();
  await expect(vigie.light('errors')).toHaveAttribute('data-level', 'critical');
  await expect(vigie.problems).toContainText('This address changes how backend is read.');
  await page.goBack();
  await page.goBack();
  await expect(errors.locator('[data-reads]')).toHaveText(/^[0-4](\.\d+)?\s?% of requests$/);
});

test('an unknown metric is refused in the form, and reported when it comes from a URL', async ({ vigie, page }) => {
  await vigie.open({ service: 'backend', mode: 'profile' });
  const counter = page.getByRole('region', { name: 'Requests' }).getByLabel('Counter');
  await counter.fill('no_such_total');
  await counter.press('Enter');
  await expect(page.getByText('backend exposes no metric no_such_total.')).toBeVisible();
  expect(new URL(page.url()).searchParams.has('profile')).toBe(false);
  await vigie.open({ service: 'backend', profile: JSON.stringify({ requests: { metric: 'no_such_total' } }) });
  await expect(vigie.problems).toContainText(
    'no_such_total was given by hand as requests.metric, and this service does not expose it',
  );
  await vigie.open({ service: 'backend', profile: JSON.stringify({ requests: { metric: 5 } }) });
  await expect(vigie.problems).toContainText('URL: profile is ignored: requests.metric must be text');
  await expect(vigie.verdict).toHaveAttribute('data-verdict', 'ok');
});
