/** What decoding found; `warnings` tell what of the answer could not be shown. null: the data is not what this endpoint answers. */
export type Decoded<T> = { items: T[]; warnings: string[] } | null;

/** A list without the entries that cannot be read, which are counted in a sentence. Where that is all of them it is no answer: an empty list would be taken for good news. */
export function readPart<T>(items: T[], unread: number): Decoded<T> {
  if (unread === 0) return { items, warnings: [] };
  return items.length === 0 ? null : { items, warnings: [`left out ${unread} that cannot be read.`] };
}
