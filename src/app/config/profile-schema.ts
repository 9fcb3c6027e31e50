import * as v from 'valibot';
import type { ConfiguredProfile } from '@/instrumentation/configured-profile';
import { DURATION_KINDS, DURATION_UNITS } from '@/instrumentation/service-profile';
import { regularExpression, text } from './schema-parts';

const METRIC = v.pipe(
  text,
  v.check(
    (name) => !/[{}()[\]\s]/.test(name),
    'must be the name of a metric, without braces: its labels belong into matchers',
  ),
);
const oneOfWords = (words: readonly string[]) =>
  v.pipe(
    text,
    v.check((word) => words.includes(word), `must be one of ${words.join(', ')}`),
  );

const matchers = v.array(
  v.strictObject({ name: text, op: oneOfWords(['=', '!=', '=~', '!~']), value: v.string('must be text') }),
);

const errors = v.strictObject({
  metric: v.optional(METRIC),
  matchers: v.optional(matchers),
  label: v.optional(text),
  serverError: v.optional(regularExpression),
  clientError: v.optional(regularExpression),
  serverErrors: v.optional(METRIC),
  clientErrors: v.optional(METRIC),
  endpoint: v.optional(text),
});

/** How one service is instrumented, in `profiles` of `config.json`. */
export const PROFILE_SCHEMA = v.strictObject({
  service: text,
  requests: v.optional(
    v.strictObject({
      metric: METRIC,
      matchers: v.optional(matchers),
      endpoint: v.optional(text),
      method: v.optional(text),
      busiest: v.optional(
        v.pipe(v.number('must be a number'), v.integer('must be a whole number'), v.gtValue(0, 'must be more than 0')),
      ),
    }),
  ),
  errors: v.optional(errors),
  duration: v.optional(
    v.strictObject({
      base: METRIC,
      kind: oneOfWords(DURATION_KINDS),
      unit: v.optional(oneOfWords(DURATION_UNITS)),
      matchers: v.optional(matchers),
      endpoint: v.optional(text),
      quantiles: v.optional(v.array(text)),
    }),
  ),
  inProgress: v.optional(v.strictObject({ metric: METRIC, matchers: v.optional(matchers), minus: v.optional(METRIC) })),
  excluded: v.optional(v.array(regularExpression)),
});

/** What a schema cannot say of a profile: a sentence with the path of the part, empty where nothing is wrong. */
export function profileProblems(profile: ConfiguredProfile): { path: string; message: string }[] {
  const { errors: failures, duration } = profile;
  const problems: { path: string; message: string }[] = [];
  if (failures && (failures.label === undefined) === (failures.serverErrors === undefined)) {
    problems.push({
      path: 'errors',
      message: 'needs either label, with what its values mean, or serverErrors, the counter of failures',
    });
  }
  if (duration?.kind === 'summary' && !duration.quantiles?.length)
    problems.push({
      path: 'duration.quantiles',
      message: 'is missing: a summary has those that it exposes, like ["0.5", "0.99"]',
    });
  if (duration && /_(bucket|sum|count)$/.test(duration.base))
    problems.push({ path: 'duration.base', message: 'must be the name without _bucket, _sum or _count' });
  return problems;
}
