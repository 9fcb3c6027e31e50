/** Requests per second to each service that the load generator aims at, as a mean over the tide, at factor 1. */
export const RATES = { 'shop-api': 40, backend: 20 };
