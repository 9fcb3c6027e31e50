import { expect, test } from './stack';

const SECRET = 'canary-7f3a91';

test('cookies and passwords of the configuration appear in no request, storage, log or DOM', async ({
  vigie,
  page,
  context,
  stack,
}) => {
  const sentAndLogged: string[] = [];
  page.on('console', (message) => sentAndLogged.push(message.text()));
  page.on('request', (request) => {
    const { referer = '' } = request.headers();
    sentAndLogged.push(request.url(), request.postData() ?? '', referer);
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
  const stored = await page.evaluate(() => [
    location.href,
    JSON.stringify(history.state),
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.title,
    new XMLSerializer().serializeToString(document),
  ]);
  expect([...sentAndLogged, ...stored].filter((text) => text.includes(SECRET))).toEqual([]);
});
