import * as v from 'valibot';
import { isRegularExpression, NOT_RE2 } from './regular-expression';

export const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));

export const regularExpression = v.pipe(
  text,
  v.check(isRegularExpression, 'is not a valid regular expression'),
  v.check((value) => !NOT_RE2.test(value), 'uses look-around or a back reference, which Prometheus does not know'),
);
