import type { Qualifier, RequestCounter } from '@/instrumentation/service-profile';

/**
 * The label of the gRPC service that belongs to a label of methods: `grpc_service` for `grpc_method`. null where
 * `endpoint` is not named like a label of methods.
 */
export function rpcServiceOf(endpoint: string): string | null {
  const service = endpoint.replace(/method$/, 'service').replace(/Method$/, 'Service');
  return service === endpoint ? null : service;
}

/** Labels of proxies that name a whole site, which must not be split by HTTP method. */
const SITES: readonly string[] = ['server', 'service', 'router', 'entrypoint', 'ingress'];

/**
 * The label that would tell endpoints of the same name apart: the service of a gRPC method, or the HTTP method of a
 * route. null where there is none.
 */
export function qualifierOf({ endpoint, method }: Pick<RequestCounter, 'endpoint' | 'method'>): Qualifier | null {
  if (endpoint === null || SITES.includes(endpoint)) return null;
  const service = rpcServiceOf(endpoint);
  if (service !== null) return { kind: 'service', label: service };
  return method === null || method === endpoint ? null : { kind: 'method', label: method };
}
