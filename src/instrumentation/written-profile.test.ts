import { expect, it } from 'vitest';
import { withConfigured } from './configured-profile';
import { inspected } from './example-service';
import { profileOf } from './profile-of';
import { writtenProfile } from './written-profile';

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
const WORDS = profileOf(
  inspected(['acme_requests_total{path="/a",result="ok"}', 'acme_requests_total{path="/a",result="fail"}'], 'words'),
);
const NATIVE = profileOf(inspected(['http_request_duration_seconds{route="/a",status_code="200"}'], 'native'));
const NOTHING = profileOf({ service: 'worker', exposed: new Set() });

it.each([SHOP, BACKEND, WORDS, NATIVE, NOTHING])(
  'what is written down of $service is read as the same profile',
  (profile) => {
    const again = withConfigured(
      { ...profile, requests: null, errors: null, duration: null, inProgress: null, excluded: ['x'] },
      writtenProfile(profile),
    );
    const { requests, errors, duration, inProgress, excluded } = again;
    expect({ requests, duration, inProgress, excluded }).toEqual({
      requests: profile.requests,
      duration: profile.duration,
      inProgress: profile.inProgress,
      excluded: profile.excluded,
    });
    expect(errors?.source).toEqual(profile.errors?.source);
  },
);

it('what is written down of failures and read over what was found keeps how each counter names endpoints', () => {
  const counted = profileOf(
    inspected([
      'http_requests_total{endpoint="/a"}',
      'http_requests_5xx_total{endpoint="/a"}',
      'http_requests_4xx_total',
    ]),
  );
  expect(withConfigured(counted, writtenProfile(counted)).errors).toEqual(counted.errors);
  expect(counted.errors).toMatchObject({ endpoint: 'endpoint', clientEndpoint: null });
});
