/** Addresses to which the server sends alerts, as it reports them; `dropped` ones were removed by relabelling. */
export type ActiveAlertmanagers = { active: readonly string[]; dropped: readonly string[] };

/**
 * The jobs whose targets announce a metric in their metadata, whether or not it has samples; `not told` where the
 * server says only that some target does.
 */
export type Announcers = readonly string[] | 'not told';
