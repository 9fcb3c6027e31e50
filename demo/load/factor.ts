import * as v from 'valibot';

const Factor = v.pipe(v.number(), v.minValue(0));

/**
 * The factor for the rate to each service: 1 usually, less when traffic is lost upstream, 0 when nothing arrives any
 * more.
 */
export const LoadFactorSchema = v.strictObject({ 'shop-api': Factor, backend: Factor });

export type LoadFactor = v.InferOutput<typeof LoadFactorSchema>;
