import * as v from 'valibot';

const Factor = v.pipe(v.number(), v.minValue(0));

/** The factor of the request rate to each service: 1 by default, less when traffic is lost upstream, 0 for none. */
export const LoadFactorSchema = v.strictObject({ 'shop-api': Factor, backend: Factor });

export type LoadFactor = v.InferOutput<typeof LoadFactorSchema>;
