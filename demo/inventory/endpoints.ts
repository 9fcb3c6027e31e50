import { type Endpoint, endpoint, refuseUnknownId } from '../sample-service/endpoint';

/** The dependency of shop-api and backend: delays and failures affect both. */
export const STOCK: Endpoint = endpoint('GET', '/stock/:id', {
  wait: 0.008,
  errorShare: 0.0005,
  refusal: refuseUnknownId,
});
