/** What decoding found; `warnings` tell what of the answer could not be shown. null: the data is not what this endpoint answers. */
export type Decoded<T> = { items: T[]; warnings: string[] } | null;
