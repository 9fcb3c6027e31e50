/** One end of what the reader looks at: so many seconds before now, or a fixed Unix second. */
export type TimePoint = { kind: 'relative'; secondsAgo: number } | { kind: 'absolute'; time: number };

/** The reader's choice. It refreshes only while `to` is relative. */
export type TimeRange = { from: TimePoint; to: TimePoint };
