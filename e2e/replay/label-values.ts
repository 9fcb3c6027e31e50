import type { Flow, Outcome } from './traffic';

/** How an exposition words the end of a request. */
export type LabelValue = (flow: Flow) => string;

const wording =
  (words: Record<Outcome, string>): LabelValue =>
  ({ outcome }) =>
    words[outcome];

export const statusCode: LabelValue = ({ outcome, endpoint }) => {
  if (outcome === 'answered') return endpoint.method === 'POST' ? '201' : '200';
  return outcome === 'refused' ? '404' : '500';
};

export const statusClass = wording({ answered: '2xx', refused: '4xx', failed: '5xx' });
export const upperStatusClass = wording({ answered: '2XX', refused: '4XX', failed: '5XX' });
export const statusDigit = wording({ answered: '2', refused: '4', failed: '5' });
export const outcomeWord = wording({ answered: 'SUCCESS', refused: 'CLIENT_ERROR', failed: 'SERVER_ERROR' });
export const grpcCode = wording({ answered: 'OK', refused: 'NotFound', failed: 'Internal' });
export const rpcCode = wording({ answered: '0', refused: '5', failed: '13' });
export const upperRpcCode = wording({ answered: 'OK', refused: 'NOT_FOUND', failed: 'INTERNAL' });
export const isOk: LabelValue = ({ outcome }) => String(outcome === 'answered');

export const method: LabelValue = ({ endpoint }) => endpoint.method;
export const lowerMethod: LabelValue = ({ endpoint }) => endpoint.method.toLowerCase();
export const route: LabelValue = ({ endpoint }) => endpoint.path;
/** One route for all that is done with a resource: `/orders` is read and written. */
export const resource: LabelValue = ({ endpoint }) => endpoint.path.replace('/:id', '');

const RPC_PLACES: Readonly<Record<string, { service: string; name: string }>> = {
  '/orders/:id': { service: 'shop.v1.Orders', name: 'Get' },
  '/orders': { service: 'shop.v1.Orders', name: 'Create' },
  '/products': { service: 'shop.v1.Products', name: 'Get' },
  '/search': { service: 'shop.v1.Products', name: 'Search' },
};

/** The methods of two gRPC services, of which each has its `Get`. */
export const rpcPlace = ({ endpoint }: Flow) => RPC_PLACES[endpoint.path] ?? { service: '', name: endpoint.path };

/** `/orders/1`, `/orders/2`, and so on: what an instrumentation sees that does not know its routes. */
export function rawPaths({ endpoint }: Flow, count: number): string[] {
  if (!endpoint.path.includes(':id')) return [endpoint.path];
  return Array.from({ length: count }, (_, id) => endpoint.path.replace(':id', String(id)));
}

/** A name of a service behind the proxy, one for each endpoint. */
export const behind = (flow: Flow): string =>
  `${flow.endpoint.method.toLowerCase()}${route(flow).replaceAll(/[/:]+/g, '-')}`;
