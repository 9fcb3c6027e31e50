/** What a number counts. Values stay in base units (ratios 0 to 1, seconds, bytes) until they are written. */
export type Unit =
  'requestsPerSecond' | 'perSecond' | 'ratio' | 'seconds' | 'bytes' | 'bytesPerSecond' | 'cores' | 'count' | 'none';
