/** The label of the service whose methods `endpoint` has, as libraries of gRPC name the two: `grpc_service` of `grpc_method`. null where it has no methods. */
export function rpcServiceOf(endpoint: string): string | null {
  const service = endpoint.replace(/method$/, 'service').replace(/Method$/, 'Service');
  return service === endpoint ? null : service;
}

/** Whether methods of several services have the same name. */
export const haveNamesakes = ({ endpoints, methods }: Readonly<Record<'endpoints' | 'methods', number | null>>) => (methods ?? 0) > (endpoints ?? 0);
