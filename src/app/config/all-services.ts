/** The value for all services in the URL and in `config.json`; an unlikely name for a job. */
export const ALL_SERVICES = '*';

/** The label of all links to the page of all services. */
export const ALL_SERVICES_TITLE = 'All services';
