import type { LabelMatcher } from '@/promql/label-matcher';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { STATUS_LABELS, vocabularyOf } from '@/instrumentation/conventions/status-vocabulary';
import { wordsOf } from './guessed-names';

/** Labels that name an endpoint, specific ones first. */
const ENDPOINTS = [
  'http_route',
  'route',
  'route_name',
  'endpoint',
  'handler',
  'path',
  'http_path',
  'path_template',
  'uri',
  'url',
  'url_path',
  'http_target',
  'view',
  'controller',
  'grpc_method',
  'operation',
  'operation_name',
  'action',
  'resource',
  'rpc_method',
  'procedure',
  'page',
  'template',
  'span_name',
  'api',
];
/** Labels that serve as endpoint where there is no better one, for exporters that report several servers. */
const PARTNERS = ['upstream', 'service', 'ingress', 'proxy', 'server'];
const METHODS = ['method', 'http_request_method', 'http_method', 'verb'];
const VERB = /^(?:get|head|post|put|patch|delete|options|connect|trace|other|_other|unknown)$/i;

/** The labels of a guessed counter by purpose, the likeliest first; only labels that were seen on it. */
export type GuessedLabels = { endpoint: string[]; method: string[]; status: string[] };

export function guessedLabels(metric: string, { labels }: DiscoveredService): GuessedLabels {
  const known = labels?.get(metric) ?? new Map<string, ReadonlySet<string>>();
  const like = (names: readonly string[]) =>
    names.flatMap((name) => [...known.keys()].filter((label) => wordsOf(label) === wordsOf(name)));
  const methods = like(METHODS);
  // A method that is no HTTP verb is the name of a procedure.
  const procedures = methods.filter((label) => ![...(known.get(label) ?? [])].every((value) => VERB.test(value)));
  const speaking = [...known.keys()].filter((label) => vocabularyOf(known.get(label) ?? [], label) !== null);
  const usual = like(STATUS_LABELS).filter((label) => speaking.includes(label));
  return {
    endpoint: [...like(ENDPOINTS), ...procedures, ...like(PARTNERS)],
    method: methods.filter((label) => !procedures.includes(label)),
    status: [...new Set([...usual, ...speaking])],
  };
}

const SUM = /^(?:total|all|any|sum)$/i;

/** Matchers that exclude series which are the sum of the others: `code="total"` beside `code="2xx"`. */
export function sumsOf(metric: string, service: DiscoveredService): LabelMatcher[] {
  const known = service.labels?.get(metric);
  return guessedLabels(metric, service).status.flatMap((name): LabelMatcher[] => {
    const sums = [...(known?.get(name) ?? [])].filter((value) => SUM.test(value));
    return sums.length === 0 ? [] : [{ name, op: '!~', value: sums.join('|') }];
  });
}
