/**
 * The values that a status label may have: `speaks` matches one of them, `serverError` and `clientError` are anchored
 * regular expressions for failures. `label`: how the label itself must be named, where its values alone could mean
 * anything.
 */
export type StatusVocabulary = {
  name: string;
  speaks: RegExp;
  serverError: string;
  clientError: string | null;
  label?: RegExp;
};

/** Numbers alone are no sign of a status: a worker has a number too. */
const NAMED_FOR_STATUS = /status|code|class|result|response|outcome/i;

/** `5..` is anchored and three characters long, so it serves `500` as well as `5xx` and `5XX`. */
const CODES: StatusVocabulary = {
  name: 'status codes',
  speaks: /^(?:[1-5]\d\d|[1-5]xx)$/i,
  serverError: '5..',
  clientError: '4..',
  label: NAMED_FOR_STATUS,
};

const VOCABULARIES: readonly StatusVocabulary[] = [
  CODES,
  // Before the first digits of HTTP codes, whose values are all valid here but mean something else: 5 is NotFound.
  {
    name: 'gRPC codes in numbers',
    speaks: /^(?:\d|1[0-6])$/,
    serverError: '2|4|8|12|13|14|15',
    clientError: '1|3|5|6|7|9|10|11|16',
    label: /grpc/i,
  },
  {
    name: 'first digits of status codes',
    speaks: /^[1-5]$/,
    serverError: '5',
    clientError: '4',
    label: NAMED_FOR_STATUS,
  },
  {
    name: 'outcomes as Micrometer words them',
    speaks: /^(?:INFORMATIONAL|SUCCESS|REDIRECTION|CLIENT_ERROR|SERVER_ERROR)$/,
    serverError: 'SERVER_ERROR',
    clientError: 'CLIENT_ERROR',
  },
  {
    // As Go writes them and in capitals, as others do, in one vocabulary: a service that never failed only has OK,
    // which is the same in both.
    name: 'gRPC codes in words',
    speaks:
      /^(?:OK|Canceled|Unknown|InvalidArgument|DeadlineExceeded|NotFound|AlreadyExists|PermissionDenied|ResourceExhausted|FailedPrecondition|Aborted|OutOfRange|Unimplemented|Internal|Unavailable|DataLoss|Unauthenticated|CANCELLED|UNKNOWN|INVALID_ARGUMENT|DEADLINE_EXCEEDED|NOT_FOUND|ALREADY_EXISTS|PERMISSION_DENIED|RESOURCE_EXHAUSTED|FAILED_PRECONDITION|ABORTED|OUT_OF_RANGE|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS|UNAUTHENTICATED)$/,
    serverError: '(?i:unknown|internal|unavailable|data_?loss|deadline_?exceeded|unimplemented|resource_?exhausted)',
    clientError:
      '(?i:invalid_?argument|not_?found|already_?exists|permission_?denied|unauthenticated|failed_?precondition|out_?of_?range|cancell?ed|aborted)',
  },
  {
    name: 'success and failure in words',
    speaks: /^(?:success|successful|succeeded|ok|failure|failed|fail|errors?|exception|timeout)$/i,
    serverError: '(?i:failure|failed|fail|errors?|exception|timeout)',
    clientError: null,
  },
  {
    name: 'the status of a span',
    speaks: /^(?:STATUS_CODE_)?(?:UNSET|OK|ERROR)$/,
    serverError: '(STATUS_CODE_)?ERROR',
    clientError: null,
  },
  {
    name: 'yes and no to a failure',
    speaks: /^(?:true|false)$/i,
    serverError: '(?i:true)',
    clientError: null,
    label: /error|fail|exception/i,
  },
  {
    name: 'yes and no to a success',
    speaks: /^(?:true|false)$/i,
    serverError: '(?i:false)',
    clientError: null,
    label: /success|(?:^|_)ok$/i,
  },
];

/**
 * This share of the values must belong to a vocabulary: `IO_ERROR` among status codes is normal, one number among names
 * is not.
 */
const MOST = 0.6;

/** The vocabulary to which most values of a label belong; null where there is none. Empty values are ignored. */
export function vocabularyOf(values: Iterable<string>, label: string): StatusVocabulary | null {
  const known = [...values].filter((value) => value !== '');
  const share = ({ speaks }: StatusVocabulary) => known.filter((value) => speaks.test(value)).length / known.length;
  const [best] = VOCABULARIES.filter((each) => each.label?.test(label) ?? true).toSorted((a, b) => share(b) - share(a));
  return known.length > 0 && best !== undefined && share(best) >= MOST ? best : null;
}

/** The vocabulary that is assumed until the values are known, as nearly all services use it. */
export const STATUS_CODES: StatusVocabulary = CODES;

/** Labels that may carry a status, specific ones first: `code` may be anything. */
export const STATUS_LABELS: readonly string[] = [
  'status_code',
  'http_response_status_code',
  'http_status_code',
  'response_code',
  'status',
  'code',
  'grpc_code',
  'grpc_status',
  'rpc_grpc_status_code',
  'rpc_response_status_code',
  'outcome',
  'classification',
  'envoy_response_code_class',
  'http.response.status_code',
];
