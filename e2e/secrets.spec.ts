import { expect, test } from './stack';

const SECRET = 'canary-7f3a91';

test('a secret of the browser or of the configuration is nowhere to be read', async ({
  vigie,
  page,
  context,
  stack,
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('request', (request) => {
    const { referer = '' } = request.headers();
    told.push(request.url(), request.postData() ?? '', referer);
    expect(referer, request.url()).toBe('');
  });
  await context.addCookies([{ name: 'session', value: SECRET, url: stack.prometheusUrl }]);
  const servers = [
    { name: 'here', url: '../' },
    { name: 'there', url: `https://ada:${SECRET}@prometheus.invalid` },
  ];
  await page.route('**/config.json', (route) => route.fulfill({ json: { servers } }));
  await vigie.openSettled({ endpoint: 'GET /cart' });
  await expect(vigie.problems).toContainText('without user name and password');
  await page.getByRole('navigation').getByRole('button').first().click();
  const kept = await page.evaluate(() => [
    location.href,
    JSON.stringify(history.state),
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.title,
    new XMLSerializer().serializeToString(document),
  ]);
  expect([...told, ...kept].filter((text) => text.includes(SECRET))).toEqual([]);
});
