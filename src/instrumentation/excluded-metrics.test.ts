import { expect, test } from 'vitest';
import { isExcludedMetric } from './excluded-metrics';

test.each([
  'promhttp_metric_handler_requests_total',
  'http_requests_created',
  'http_response_size_bytes_count',
  'http_client_requests_seconds_count',
  'grpc_client_handled_total',
  'egress_requests_total',
  'shop_outgoing_http_requests_total',
  'net_conntrack_dialer_conn_attempted_total',
  'prometheus_remote_storage_read_queries_total',
  'go_gc_duration_seconds_count',
  'http.client.request.duration_count',
  'rpc.client.duration_count',
  'shop.outgoing.requests',
])('%s is none of the requests that a service is sent', (name) => {
  expect(isExcludedMetric(name)).toBe(true);
});

test.each([
  'http_requests_total',
  'prometheus_http_requests_total',
  'grpc_server_handled_total',
  'clients_total',
  'created_orders_total',
  'gopher_requests_total',
  'http.server.request.duration_count',
  'clients.requests',
])('%s may be', (name) => {
  expect(isExcludedMetric(name)).toBe(false);
});
