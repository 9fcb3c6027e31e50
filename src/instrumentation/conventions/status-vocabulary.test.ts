import { expect, test } from 'vitest';
import { inspected } from '@/instrumentation/example-service';
import { profileOf } from '@/instrumentation/profile-of';
import { vocabularyOf } from './status-vocabulary';

test('numbers of gRPC are no first digits of HTTP: 5 is what was not found, and 13 what failed', () => {
  for (const values of [
    ['0', '2', '5'],
    ['2', '5'],
    ['0', '13'],
  ])
    expect(vocabularyOf(values, 'rpc_grpc_status_code')?.name).toBe('gRPC codes in numbers');
  expect(vocabularyOf(['2', '5'], 'envoy_response_code_class')?.name).toBe('first digits of status codes');
});

test('what OpenTelemetry counts of gRPC is read by them', () => {
  const series = ['0', '5', '13'].map(
    (code) => `rpc_server_duration_milliseconds_count{rpc_method="Get",rpc_grpc_status_code="${code}"}`,
  );
  const { errors } = profileOf(
    inspected([...series, 'rpc_server_duration_milliseconds_bucket{rpc_method="Get",le="+Inf"}']),
  );
  expect(errors?.source).toMatchObject({
    serverError: { label: 'rpc_grpc_status_code', pattern: '2|4|8|12|13|14|15' },
    clientError: { pattern: '1|3|5|6|7|9|10|11|16' },
  });
});

test('of a gRPC service that never failed its failures are known before the first, whether it writes them as Go does or in capitals', () => {
  const { serverError, clientError } = vocabularyOf(['OK'], 'rpc_response_status_code') ?? {};
  // As Prometheus reads it: anchored, and of any case.
  const told = (pattern = '', ...values: string[]) =>
    values.filter((value) => new RegExp(`^(?:${pattern.replace(/^\(\?i:(.*)\)$/, '$1')})$`, 'i').test(value));
  const [failed, refused] = [
    ['Internal', 'INTERNAL', 'DataLoss', 'DATA_LOSS'],
    ['NotFound', 'NOT_FOUND', 'Canceled', 'CANCELLED'],
  ];
  expect(told(serverError ?? '', 'OK', ...failed, ...refused)).toEqual(failed);
  expect(told(clientError ?? '', 'OK', ...failed, ...refused)).toEqual(refused);
});
