import { describe, expect, it, test } from 'vitest';
import { withConfigured } from '@/instrumentation/configured-profile';
import { profileOf } from '@/instrumentation/profile-of';
import { profileParts, type GivenParts, type ProfileField } from './profile-fields';

const given = (profile: typeof SHOP, parts: GivenParts) =>
  withConfigured(profile, { service: profile.service, ...parts });

const SHOP = profileOf({
  service: 'shop',
  exposed: new Set([
    'http_requests_total',
    'http_requests_5xx_total',
    'http_requests_in_progress',
    'http_request_duration_seconds_bucket',
    'http_request_duration_seconds_count',
  ]),
});
const BACKEND = profileOf({
  service: 'backend',
  exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket']),
});
const NOTHING = profileOf({ service: 'worker', exposed: new Set() });

const fieldsOf = (profile: typeof SHOP) => profileParts(profile).flatMap(({ fields }) => fields);

function fieldOf(profile: typeof SHOP, id: string): ProfileField {
  const found = fieldsOf(profile).find((field) => field.id === id);
  if (found === undefined) throw new Error(`no field ${id}`);
  return found;
}

describe('a field that is set to what it says changes nothing', () => {
  it.each([SHOP, BACKEND])('$service', (profile) => {
    for (const field of fieldsOf(profile).filter(({ id, value }) => value !== '' && id !== 'errors.way')) {
      const { requests, duration, inProgress } = given(profile, field.change(field.value));
      expect({ requests, duration, inProgress }, field.id).toEqual({
        requests: profile.requests,
        duration: profile.duration,
        inProgress: profile.inProgress,
      });
    }
  });
});

test('an emptied label is none, and an emptied metric is refused', () => {
  expect(given(SHOP, fieldOf(SHOP, 'requests.endpoint').change('')).requests).toEqual({
    ...SHOP.requests,
    endpoint: null,
  });
  expect(
    fieldsOf(SHOP)
      .filter(({ isNeeded }) => isNeeded)
      .map(({ id }) => id),
  ).toContain('requests.metric');
});

test('another label keeps the rest of its part', () => {
  expect(given(SHOP, fieldOf(SHOP, 'requests.endpoint').change('handler')).requests).toEqual({
    ...SHOP.requests,
    endpoint: 'handler',
  });
});

test('failures that counters tell can be told by a label instead', () => {
  const way = fieldOf(SHOP, 'errors.way');
  expect(given(SHOP, way.change('label')).errors?.source).toMatchObject({
    kind: 'status-label',
    metric: 'http_requests_total',
    serverError: { label: 'status', pattern: '5..' },
  });
  expect(given(BACKEND, fieldOf(BACKEND, 'errors.way').change('counters')).errors?.source.kind).toBe(
    'separate-counters',
  );
});

test('several endpoints are left out by expressions between spaces', () => {
  expect(fieldOf(SHOP, 'excluded').change('/metrics  /health.*')).toEqual({ excluded: ['/metrics', '/health.*'] });
});

test('a service without any known metric offers where to begin: a counter, a duration, a gauge', () => {
  expect(fieldsOf(NOTHING).map(({ id }) => id)).toEqual([
    'requests.metric',
    'errors.way',
    'duration.base',
    'inProgress.metric',
    'excluded',
  ]);
  expect(given(NOTHING, fieldOf(NOTHING, 'requests.metric').change('jobs_total')).requests).toMatchObject({
    metric: 'jobs_total',
    endpoint: null,
  });
});
