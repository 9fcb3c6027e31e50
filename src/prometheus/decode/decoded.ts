/** What decoding found; `warnings` tell what of the answer could not be shown. null: the data is not what this endpoint answers. */
export type Decoded<T> = { items: T[]; warnings: string[] } | null;

/** That so many entries of a list were left out, as a sentence; none where none were. */
export function unreadWarnings(count: number): string[] {
  return count === 0 ? [] : [`left out ${count} that cannot be read.`];
}
