import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '@/prometheus/connection/connection';

/** What a loop refreshes, and how often. */
export type Loop = {
  client: QueryClient;
  connection: Connection;
  /** Seconds. */
  interval: number;
  /** Neither paused nor over a fixed range. */
  live: boolean;
  /** The tick that the page shows, Unix seconds of the server's clock. */
  latest: number;
  onTick: (at: number) => void;
};
