/** Addresses to which the server sends alerts, as it has them; `dropped` ones were removed by relabelling. */
export type ActiveAlertmanagers = { active: readonly string[]; dropped: readonly string[] };

/** What a target says about a metric in `# TYPE`, `# HELP` and `# UNIT`; `type` is `unknown` where it says nothing. */
export type MetricMetadata = { type: string; help: string; unit: string };

/** Never gate a feature by `version`: compatible servers report what they like. */
export type BuildInfo = { version: string };

/** `startTime` in Unix seconds; null where the server does not say. */
export type RuntimeInfo = { startTime: number | null; reloadConfigSuccess: boolean | null; storageRetention: string };
