import type { Flow, Outcome } from './traffic';

/** How an exposition words the end of a request. */
export type Wording = (flow: Flow) => string;

const wording =
  (words: Record<Outcome, string>): Wording =>
  ({ outcome }) =>
    words[outcome];

export const statusCode: Wording = ({ outcome, endpoint }) => {
  if (outcome === 'answered') return endpoint.method === 'POST' ? '201' : '200';
  return outcome === 'refused' ? '404' : '500';
};

export const statusClass = wording({ answered: '2xx', refused: '4xx', failed: '5xx' });
export const upperStatusClass = wording({ answered: '2XX', refused: '4XX', failed: '5XX' });
export const statusDigit = wording({ answered: '2', refused: '4', failed: '5' });
export const outcomeWord = wording({ answered: 'SUCCESS', refused: 'CLIENT_ERROR', failed: 'SERVER_ERROR' });
export const grpcCode = wording({ answered: 'OK', refused: 'NotFound', failed: 'Internal' });
export const isOk: Wording = ({ outcome }) => String(outcome === 'answered');

export const method: Wording = ({ endpoint }) => endpoint.method;
export const lowerMethod: Wording = ({ endpoint }) => endpoint.method.toLowerCase();
export const route: Wording = ({ endpoint }) => endpoint.path;

/** `/orders/1`, `/orders/2`, and so on: what an instrumentation sees that does not know its routes. */
export function rawPaths({ endpoint }: Flow, count: number): string[] {
  if (!endpoint.path.includes(':id')) return [endpoint.path];
  return Array.from({ length: count }, (_, id) => endpoint.path.replace(':id', String(id)));
}
