import * as v from 'valibot';

const Factor = v.pipe(v.number(), v.minValue(0));

/** What the rate to each service is multiplied by: 1 in health, less when something upstream is lost, 0 when nothing arrives any more. */
export const LoadFactorSchema = v.strictObject({ 'shop-api': Factor, backend: Factor });

export type LoadFactor = v.InferOutput<typeof LoadFactorSchema>;
