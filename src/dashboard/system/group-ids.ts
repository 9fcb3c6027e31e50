/** The groups of charts in the system section that can be unfolded; the names stand in the URL. */
export const SYSTEM_GROUPS = ['runtime', 'containers', 'hosts', 'probes'] as const;
export type SystemGroupId = (typeof SYSTEM_GROUPS)[number];
