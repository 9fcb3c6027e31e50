/**
 * Target request rate of the load generator to each service at factor 1, as a mean over its variation; requests per
 * second.
 */
export const RATES = { 'shop-api': 40, backend: 20 };
