import { expect, test } from 'vitest';
import { discovered } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { jobOfSeveralText, jobsOfSeveralExpr } from './jobs-of-several';

const COUNTER = 'http_requests_total';
const profile = (service: string) => profileOf(discovered([`${COUNTER}{status="200"}`], service));
const told = (by: string, value: number, job = 'gateway') => ({
  labels: { job, signal: `several by ${by}` },
  time: 0,
  value,
});

const GATEWAY = profile('gateway');

test('one question counts the services of every job by each label that tells them apart, where a counter of requests has it', () => {
  const expr = jobsOfSeveralExpr([GATEWAY, profile('shop')]);
  expect(expr).toContain(`count by (job) (count by (job, exported_job) ({__name__=~"${COUNTER}",exported_job!=""}))`);
  expect(expr).toContain('count by (job) (count by (job, service_name) (target_info{service_name!=""}))');
  expect(jobsOfSeveralExpr([{ ...GATEWAY, requests: null }])).toBeNull();
});

test('a job of several services is told as such, by the label that its own page goes by', () => {
  expect(jobOfSeveralText(GATEWAY, [told('exported_job', 3), told('target_info', 7)])).toEqual([
    'This job is 3 services by exported_job, read here as one.',
  ]);
  expect(jobOfSeveralText(GATEWAY, [told('target_info', 2)])).toEqual([
    'This job is 2 services by service_name, read here as one.',
  ]);
  expect(jobOfSeveralText(GATEWAY, [told('service_name', 1), told('app', 4)])).toEqual([]);
  expect(jobOfSeveralText(GATEWAY, [told('app', 4, 'shop')])).toEqual([]);
});

test('asked in parts, each about some of the counters, a job is as many services as the part says that found most', () => {
  for (const [first, second] of [
    [3, 1],
    [1, 3],
  ] as const)
    expect(jobOfSeveralText(GATEWAY, [told('app', first), told('app', second)])).toEqual([
      'This job is 3 services by app, read here as one.',
    ]);
});

test('nothing is said of what counts no requests, or of which one service is read already', () => {
  const requests = GATEWAY.requests && {
    ...GATEWAY.requests,
    matchers: [{ name: 'exported_job', op: '=', value: 'cart' } as const],
  };
  for (const one of [requests, null])
    expect(jobOfSeveralText({ service: 'gateway', requests: one }, [told('exported_job', 3)])).toEqual([]);
});
