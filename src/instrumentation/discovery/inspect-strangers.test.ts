import { expect, test } from 'vitest';
import { discovered } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { inspectedStrangers, needsLook, strangersExpr } from './inspect-strangers';

const GATEWAY = discovered(['acme_gateway_hits_total'], 'gateway');
const EDGE = discovered(['edge_upstream_requests_total'], 'edge');

test('all of them are looked at in one question, each within its own job', () => {
  const expr = strangersExpr([GATEWAY, EDGE]) ?? '';
  expect(expr).toContain('acme_gateway_hits_total{job="gateway"}');
  expect(expr).toContain('edge_upstream_requests_total{job="edge"}');
});

test('a look is needed where no convention knows the service, and where one counts every request several times', () => {
  const needed = (metric: string) => needsLook(profileOf(discovered([metric])));
  expect([
    needed('edge_upstream_requests_total'),
    needed('caddy_http_request_duration_seconds_count'),
    needed('http_requests_total'),
  ]).toEqual([true, true, false]);
});

test('where nothing looks like requests nothing is asked', () => {
  expect(strangersExpr([discovered(['up', 'mails_sent_total'], 'mailer')])).toBeNull();
});

test('each learns from the samples of its own job, and is recognised by its labels', () => {
  const labels = { verb: 'GET', resource: '/a', result: 'fail', inspected: 'acme_gateway_hits_total' };
  const ok = { ...labels, result: 'ok' };
  const [gateway = GATEWAY, edge = EDGE] = inspectedStrangers(
    [GATEWAY, EDGE],
    [labels, ok].map((each) => ({ labels: { ...each, job: 'gateway' }, time: 0, value: 1 })),
  );
  expect(profileOf(GATEWAY).requests).toBeNull();
  expect(profileOf(gateway)).toMatchObject({
    requests: { metric: 'acme_gateway_hits_total', endpoint: 'resource' },
    errors: { source: { serverError: { label: 'result' } } },
  });
  expect(profileOf(edge).requests).toBeNull();
});
