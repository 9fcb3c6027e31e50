import { expect, test } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { findProfile } from '@/instrumentation/find-profile';
import { severalServicesPart } from './several-services';
import { severalServices } from './several-services-text';

const COUNTER = 'http_server_request_duration_seconds_count';
const READ = { metric: COUNTER, matchers: [] };
const named = (signal: string, ...names: string[]) =>
  names.map((name) => ({ labels: { signal, service_value: name }, time: 0, value: 1 }));

test('a collector tells its services apart on the metrics, or only in their target_info', () => {
  const passedOn = inspected([`${COUNTER}{service_name="a"}`, 'target_info'], 'collector');
  expect(severalServicesPart(passedOn, READ)?.expr).toBe(
    `label_replace(count by (service_name) (${COUNTER}{job="collector",service_name!=""}), "service_value", "$1", "service_name", "(.*)")`,
  );
  expect(severalServicesPart(inspected([COUNTER, 'target_info']), READ)?.expr).toContain(
    '(target_info{job="x",service_name!=""})',
  );
  expect(severalServicesPart(inspected([`${COUNTER}{exported_job="shop/a"}`]), READ)?.expr).toContain(
    'count by (exported_job)',
  );
});

test('pods that one job finds are told apart by the labels of their applications', () => {
  expect(severalServicesPart(inspected([`${COUNTER}{app="orders"}`], 'pods'), READ)?.expr).toContain(
    `count by (app) (${COUNTER}{job="pods",app!=""})`,
  );
});

test('of a service of which nothing speaks of others nothing is asked', () => {
  expect(severalServicesPart(inspected([`${COUNTER}{http_route="/a"}`]), READ)).toBeNull();
});

test('whoever reads one of them by a matcher is not told of the others', () => {
  const matchers = [{ name: 'service_name', op: '=', value: 'a' }] as const;
  expect(
    severalServicesPart(inspected([`${COUNTER}{service_name="a"}`, 'target_info']), { metric: COUNTER, matchers }),
  ).toBeNull();
});

test('several services in one job are said, with their names and the ways out', () => {
  expect(severalServices(named(`services by service_name of ${COUNTER}`, 'stock', 'orders'))).toEqual([
    'This job is 2 services by service_name (orders, stock), shown here as one: give each a job of its own, or read one of them with a matcher of service_name under profiles in config.json.',
  ]);
  expect(severalServices(named('services by service_name of target_info', 'a', 'b', 'c', 'd', 'e', 'f')).join()).toBe(
    'This job is 6 services by service_name (a, b, c, d and 2 more), shown here as one: give each a job of its own.',
  );
});

test('one service is nothing to speak of', () => {
  expect(severalServices(named('services by service_name of target_info', 'orders'))).toEqual([]);
  expect(severalServices([])).toEqual([]);
});

test('the profile of such a job says it', async () => {
  const series = [`${COUNTER}{service_name="a",http_route="/a",http_response_status_code="200"}`, 'target_info'];
  const profile = await findProfile(inspected(series), async (expr) =>
    expr.includes('service_value') ? named(`services by service_name of ${COUNTER}`, 'a', 'b') : [],
  );
  expect(profile.recognition.problems.join()).toContain('2 services by service_name (a, b)');
});
