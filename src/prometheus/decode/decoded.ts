/** What decoding found; `warnings` tell what of the answer could not be shown. null: the data is not what this endpoint answers. */
export type Decoded<T> = { items: T[]; warnings: string[] } | null;

/** That some entries of a list had to be left out, as a sentence; none where none had to. `what` in the plural. */
export function unreadWarnings(unread: number, all: number, what: string): string[] {
  return unread === 0 ? [] : [`${unread} of ${all} ${what} cannot be read and ${unread === 1 ? 'is' : 'are'} not shown.`];
}
