/** Stands for a view of all services, in the URL and in `config.json`; no job can be named like this by an accident. */
export const ALL_SERVICES = '*';

/** What leads to the page of all of them is called so everywhere. */
export const ALL_SERVICES_TITLE = 'All services';
