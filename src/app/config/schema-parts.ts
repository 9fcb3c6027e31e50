import * as v from 'valibot';
import { PLACEHOLDERS, unknownPlaceholders } from '@/dashboard/external-links';
import { expressionProblem } from './regular-expression';

export const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));

export const regularExpression = v.pipe(
  text,
  v.check(
    (value) => expressionProblem(value) === null,
    ({ input }) => expressionProblem(input) ?? '',
  ),
);

/** A password in here could be read by everybody who can read the page. */
export const address = v.pipe(
  text,
  v.check(isAddress, 'must be an http(s) address or a path relative to the page, without user name and password'),
);

/**
 * An address with placeholders. The host is the operator's to choose, not that of whoever names a service or an
 * endpoint.
 */
export const linkAddress = v.pipe(
  address,
  v.check((value) => !/\{|%7b/i.test(hostOf(value)), 'must name its host itself: placeholders may follow behind it'),
  v.check(
    (value) => unknownPlaceholders(value).length === 0,
    `may hold only the placeholders ${PLACEHOLDERS.join(', ')}`,
  ),
);

/** As the browser writes it: a message is compared with it to the letter. */
export const origin = v.pipe(
  text,
  v.check(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value,
    'must be an origin like https://portal.example, without a path',
  ),
);

const parsed = (value: string) =>
  URL.canParse(value, 'http://page.invalid/') ? new URL(value, 'http://page.invalid/') : null;

function isAddress(value: string): boolean {
  const url = parsed(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function hostOf(value: string): string {
  return parsed(value)?.host ?? '';
}
