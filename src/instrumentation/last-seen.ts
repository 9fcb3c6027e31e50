/** A service that went silent this long ago is still one that can be chosen: the dead ones are those that are looked for. */
export const LOOKBACK = '15m';

/** The series of a selector as they are now, or of a service that has fallen silent as they were last: to read so far back costs a large server four times as much. */
export function lastSeen(selected: string, isSilent = false): string {
  return isSilent ? `last_over_time(${selected}[${LOOKBACK}])` : selected;
}
