import { expect, it } from 'vitest';
import { hostOf, labelValues, namedHosts } from './scraped-target';

it.each([
  ['10.0.0.3:9191', '10.0.0.3'],
  ['web-3', 'web-3'],
  ['[::1]:80', '::1'],
  ['[2001:db8::7]', '2001:db8::7'],
])('the host of %s is %s', (instance, host) => {
  expect(hostOf(instance)).toBe(host);
});

it('only a name of its own names a host', () => {
  const targets = ['10.0.0.3:80', 'localhost:80', '[::1]:80', 'web:80', 'web:81'].map((instance) => ({
    instance,
    labels: {},
  }));
  expect(namedHosts(targets)).toEqual(['web']);
});

it('takes the first label that any target carries', () => {
  const targets = [
    { instance: 'a', labels: { pod_name: 'x' } },
    { instance: 'b', labels: { pod_name: 'w', other: 'y' } },
  ];
  expect(labelValues(targets, ['pod', 'pod_name', 'other'])).toEqual(['w', 'x']);
});
