import type { Labels } from './series';

/**
 * An alert as Alertmanager holds it. `suppressed` ones notify nobody: `silencedBy` and `mutedBy` name silences and time
 * intervals, `inhibitedBy` other alerts. Times in Unix seconds.
 */
export type AlertmanagerAlert = {
  /** Identifies the alert in `inhibitedBy` of others; empty where the server does not send it. */
  fingerprint: string;
  labels: Labels;
  state: 'active' | 'suppressed' | 'unprocessed';
  silencedBy: readonly string[];
  inhibitedBy: readonly string[];
  mutedBy: readonly string[];
  /** The names of the receivers that its routes lead to. */
  receivers: readonly string[];
  startsAt: number;
};

/** A silence; times in Unix seconds. */
export type Silence = {
  id: string;
  state: 'active' | 'pending' | 'expired';
  createdBy: string;
  comment: string;
  startsAt: number;
  endsAt: number;
};
