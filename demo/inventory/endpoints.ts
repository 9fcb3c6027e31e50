import { type Endpoint, endpoint, refuseUnknownId } from '../sample-service/endpoint';

/** The dependency that shop-api and backend share: slow it down or let it fail, and both feel it. */
export const STOCK: Endpoint = endpoint('GET', '/stock/:id', {
  wait: 0.008,
  errorShare: 0.0005,
  refusal: refuseUnknownId,
});
