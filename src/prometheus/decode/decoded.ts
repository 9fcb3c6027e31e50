/**
 * The decoded items; `warnings` say what of the answer could not be decoded. null: the data is not what this endpoint
 * answers.
 */
export type Decoded<T> = { items: T[]; warnings: string[] } | null;

/**
 * A list without its unreadable entries, which a warning counts. Where none could be read it is no answer: an empty
 * list would be taken for good news.
 */
export function readPart<T>(items: T[], unread: number): Decoded<T> {
  if (unread === 0) return { items, warnings: [] };
  return items.length === 0 ? null : { items, warnings: [`left out ${unread} that cannot be read.`] };
}
