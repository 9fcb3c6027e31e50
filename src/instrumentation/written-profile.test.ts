import { expect, it } from 'vitest';
import { withConfigured } from './configured-profile';
import { inspected } from './example-service';
import { profileOf } from './profile-of';
import { writtenProfile } from './written-profile';

const SHOP = profileOf({
  service: 'shop',
  exposed: new Set(['http_requests_total', 'http_requests_5xx_total', 'http_requests_in_progress', 'http_request_duration_seconds_bucket', 'http_request_duration_seconds_count']),
});
const BACKEND = profileOf({ service: 'backend', exposed: new Set(['http_request_duration_seconds_count', 'http_request_duration_seconds_bucket']) });
const WORDS = profileOf(inspected(['acme_requests_total{path="/a",result="ok"}', 'acme_requests_total{path="/a",result="fail"}'], 'words'));
const NOTHING = profileOf({ service: 'worker', exposed: new Set() });

it.each([SHOP, BACKEND, WORDS, NOTHING])('what is written down of $service is read as the same profile', (profile) => {
  const again = withConfigured({ ...profile, requests: null, errors: null, duration: null, inProgress: null, excluded: ['x'] }, writtenProfile(profile));
  const { requests, errors, duration, inProgress, excluded } = again;
  expect({ requests, duration, inProgress, excluded }).toEqual({ requests: profile.requests, duration: profile.duration, inProgress: profile.inProgress, excluded: profile.excluded });
  expect(errors?.source).toEqual(profile.errors?.source);
});
