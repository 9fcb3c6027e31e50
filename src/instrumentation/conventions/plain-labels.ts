/** What the plain metrics of HTTP call an endpoint where they use none of the usual words. */
export const OTHER_ENDPOINTS = ['http_route', 'controller', 'view', 'operation', 'resource', 'action', 'page'];

/** What they call a status, likewise; a label counts only where its values speak of one. */
export const OTHER_STATUSES = ['response_code', 'http_status', 'http_status_code', 'status_class', 'statusCode', 'response', 'result', 'outcome'];
