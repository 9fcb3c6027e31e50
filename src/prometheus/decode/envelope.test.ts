import { expect, test } from 'vitest';
import { PrometheusError } from '@/prometheus/prometheus-error';
import instantNotice from '@/prometheus/recorded/instant-notice.json';
import instantVector from '@/prometheus/recorded/instant-vector.json';
import { recordedAnswer } from '@/prometheus/recorded/recorded-answer';
import { openEnvelope } from './envelope';

/** The error of an answer with a good status and a damaged body. */
function errorOf(body: string, url?: string): PrometheusError {
  try {
    openEnvelope(recordedAnswer(instantVector, { body, ...(url === undefined ? {} : { url }) }));
  } catch (error) {
    if (error instanceof PrometheusError) return error;
  }
  throw new Error('This body was taken for an answer.');
}

test('notices come with the data', () => {
  const { notices } = openEnvelope(recordedAnswer(instantNotice));
  expect(notices.infos[0]).toContain('metric might not be a counter');
  expect(notices.warnings).toEqual([]);
});

test('notices that are no texts are left out', () => {
  const body = '{"status":"success","data":[],"warnings":["partial",5],"infos":"odd"}';
  expect(openEnvelope(recordedAnswer(instantVector, { body })).notices).toEqual({ warnings: ['partial'], infos: [] });
});

test('that a part of the storage is away is a warning, in whatever way it is said', () => {
  const warningsOf = (said: string) =>
    openEnvelope(recordedAnswer(instantVector, { body: `{"status":"success",${said}"data":[]}` })).notices.warnings;
  expect(warningsOf('"isPartial":true,')).toEqual([expect.stringContaining('part of the storage')]);
  expect(warningsOf('"isPartial":true,"warnings":["shard 3"],')).toEqual([
    'shard 3',
    expect.stringContaining('part of the storage'),
  ]);
  expect(['', '"isPartial":false,', '"isPartial":"true",'].map(warningsOf)).toEqual([[], [], []]);
});

test('a login page is told from a wrong address', () => {
  expect(errorOf('<html><form>Password</form></html>')).toMatchObject({
    kind: 'unauthorized',
    message: expect.stringMatching(/^Signed out: http:\/\/prometheus\.example answered with a web page/),
  });
  expect(errorOf('<!doctype html><title>Shop</title>')).toMatchObject({
    kind: 'malformed',
    message: expect.stringContaining('wrong address'),
  });
  expect(errorOf('<html></html>', 'https://idp.example/oauth2/start')).toMatchObject({ kind: 'unauthorized' });
});

test('an empty, a cut and a foreign answer have their own sentences', () => {
  expect(errorOf('  ').message).toBe('The server sent an empty answer (status 200).');
  expect(errorOf(instantVector.body.slice(0, 80)).message).toBe('The answer was cut off before its end.');
  expect(errorOf('OK').message).toContain('not the Prometheus API');
});

test.each([
  'null',
  '[]',
  '5',
  '"text"',
  '{}',
  '{"status":"success"}',
  '{"status":"success","data":null}',
  '{"status":7,"data":[]}',
])('%s is not the Prometheus API', (body) =>
  expect(errorOf(body)).toMatchObject({
    kind: 'malformed',
    message: expect.stringContaining('not the Prometheus API'),
  }),
);

test('an error inside a good status is still an error, in the words of the server', () => {
  expect(errorOf('{"status":"error","errorType":"execution","error":"no such thing"}')).toMatchObject({
    kind: 'rejected',
    message: 'no such thing',
  });
  expect(errorOf('{"status":"error","errorType":"timeout","error":"query timed out"}')).toMatchObject({
    kind: 'overloaded',
  });
  expect(errorOf('{"status":"error","error":{"code":5}}').message).toBe(
    'The server reported an error without saying which.',
  );
});
