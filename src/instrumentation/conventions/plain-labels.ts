/** Less common labels for the endpoint of plain HTTP metrics. */
export const OTHER_ENDPOINTS = ['http_route', 'controller', 'view', 'operation', 'resource', 'action', 'page'];

/** Less common labels for the status; used only where their values are statuses. */
export const OTHER_STATUSES = [
  'response_code',
  'http_status',
  'http_status_code',
  'status_class',
  'statusCode',
  'response',
  'result',
  'outcome',
];
