import type { Flow, Outcome } from './traffic';

/** The value of a label for a flow. */
export type LabelValue = (flow: Flow) => string;

const byOutcome =
  (words: Record<Outcome, string>): LabelValue =>
  ({ outcome }) =>
    words[outcome];

export const statusCode: LabelValue = ({ outcome, endpoint }) => {
  if (outcome === 'answered') return endpoint.method === 'POST' ? '201' : '200';
  return outcome === 'refused' ? '404' : '500';
};

export const statusClass = byOutcome({ answered: '2xx', refused: '4xx', failed: '5xx' });
export const upperStatusClass = byOutcome({ answered: '2XX', refused: '4XX', failed: '5XX' });
export const statusDigit = byOutcome({ answered: '2', refused: '4', failed: '5' });
export const outcomeWord = byOutcome({ answered: 'SUCCESS', refused: 'CLIENT_ERROR', failed: 'SERVER_ERROR' });
export const grpcCode = byOutcome({ answered: 'OK', refused: 'NotFound', failed: 'Internal' });
export const rpcCode = byOutcome({ answered: '0', refused: '5', failed: '13' });
export const upperRpcCode = byOutcome({ answered: 'OK', refused: 'NOT_FOUND', failed: 'INTERNAL' });
export const isOk: LabelValue = ({ outcome }) => String(outcome === 'answered');

export const method: LabelValue = ({ endpoint }) => endpoint.method;
export const lowerMethod: LabelValue = ({ endpoint }) => endpoint.method.toLowerCase();
export const route: LabelValue = ({ endpoint }) => endpoint.path;
/** One route per resource: `/orders` with several methods. */
export const resource: LabelValue = ({ endpoint }) => endpoint.path.replace('/:id', '');

const RPC_PLACES: Readonly<Record<string, { service: string; name: string }>> = {
  '/orders/:id': { service: 'shop.v1.Orders', name: 'Get' },
  '/orders': { service: 'shop.v1.Orders', name: 'Create' },
  '/products': { service: 'shop.v1.Products', name: 'Get' },
  '/search': { service: 'shop.v1.Products', name: 'Search' },
};

/** Methods of two gRPC services, which both have `Get`. */
export const rpcPlace = ({ endpoint }: Flow) => RPC_PLACES[endpoint.path] ?? { service: '', name: endpoint.path };

/** `/orders/1`, `/orders/2` and so on, as from an instrumentation that does not know routes. */
export function rawPaths({ endpoint }: Flow, count: number): string[] {
  if (!endpoint.path.includes(':id')) return [endpoint.path];
  return Array.from({ length: count }, (_, id) => endpoint.path.replace(':id', String(id)));
}

/** The name of a service upstreamName a proxy, one per endpoint. */
export const upstreamName = (flow: Flow): string =>
  `${flow.endpoint.method.toLowerCase()}${route(flow).replaceAll(/[/:]+/g, '-')}`;
