import { expect, test } from 'vitest';
import { profileOf } from '@/instrumentation/profile-of';
import type { KnownService } from '@/app/use-services';
import { withEdited } from './with-edited';

function known(service: string): KnownService {
  const discovered = { service, exposed: new Set(['http_requests_total']) };
  return { ...discovered, profile: profileOf(discovered) };
}

const SERVICES = [known('shop'), known('stock')];
const CALLS = JSON.stringify({ requests: { metric: 'calls_total' } });
const counters = (services: readonly KnownService[]) => services.map(({ profile }) => profile.requests?.metric);

test('the service that the URL names is judged by what the URL says of it, the others as ever', () => {
  expect(counters(withEdited(SERVICES, { service: 'stock', profile: CALLS }, []))).toEqual(['http_requests_total', 'calls_total']);
});

test('what the URL does not say comes from the configuration', () => {
  const configured = [{ service: 'stock', requests: { metric: 'hits_total' }, inProgress: { metric: 'waiting' } }];
  const [, stock] = withEdited(SERVICES, { service: 'stock', profile: CALLS }, configured);
  expect(stock?.profile).toMatchObject({ requests: { metric: 'calls_total' }, inProgress: { metric: 'waiting' } });
});

test.each([
  ['no service', { service: null, profile: CALLS }],
  ['no change', { service: 'stock', profile: null }],
  ['a mistake in it', { service: 'stock', profile: '{"requests":{"metric":7}}' }],
])('%s changes nothing', (_, view) => {
  expect(withEdited(SERVICES, view, [])).toBe(SERVICES);
});
