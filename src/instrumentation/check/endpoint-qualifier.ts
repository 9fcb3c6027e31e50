import type { Qualifier, RequestCounter } from '@/instrumentation/service-profile';

/** The label of the service whose methods `endpoint` has, as libraries of gRPC name the two: `grpc_service` of `grpc_method`. null where it has no methods. */
export function rpcServiceOf(endpoint: string): string | null {
  const service = endpoint.replace(/method$/, 'service').replace(/Method$/, 'Service');
  return service === endpoint ? null : service;
}

/** Labels of a proxy that name a whole site: that it is asked by GET and by POST makes no two of it. */
const SITES: readonly string[] = ['server', 'service', 'router', 'entrypoint', 'ingress'];

/** What would tell endpoints of the same name apart: of methods of gRPC their service, of routes the method of HTTP. null where nothing would. */
export function qualifierOf({ endpoint, method }: Pick<RequestCounter, 'endpoint' | 'method'>): Qualifier | null {
  if (endpoint === null || SITES.includes(endpoint)) return null;
  const service = rpcServiceOf(endpoint);
  if (service !== null) return { kind: 'service', label: service };
  return method === null || method === endpoint ? null : { kind: 'method', label: method };
}
