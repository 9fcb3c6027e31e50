import * as v from 'valibot';

export const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));

/** Prometheus reads RE2, which knows neither look-around nor back references; the browser's own check lets both through. */
const NOT_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]/;

export const regularExpression = v.pipe(
  text,
  v.check(isRegularExpression, 'is not a valid regular expression'),
  v.check((value) => !NOT_RE2.test(value), 'uses look-around or a back reference, which Prometheus does not know'),
);

function isRegularExpression(value: string): boolean {
  try {
    return new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}
