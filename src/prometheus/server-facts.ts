/** Addresses to which the server sends alerts, as it has them; `dropped` ones were removed by relabelling. */
export type ActiveAlertmanagers = { active: readonly string[]; dropped: readonly string[] };

/** What a target says about a metric in `# TYPE`, `# HELP` and `# UNIT`; `type` is `unknown` where it says nothing. */
export type MetricMetadata = { type: string; help: string; unit: string };
