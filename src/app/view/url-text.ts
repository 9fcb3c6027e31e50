/** How a value stands in the URL. A text that makes no sense is parsed as null and counts as absent. */
export type UrlText<T> = { parse(text: string): T | null; serialize(value: T): string };

/** Several values under one name, each written by itself. */
export type UrlList<T> = { each: UrlText<T> };

/** What a parameter is worth once it is read. */
export type UrlValue<P> = P extends UrlList<infer T> ? readonly T[] : P extends UrlText<infer T> ? T : never;

export const anyText: UrlText<string> = { parse: (text) => text, serialize: (text) => text };

export const listOf = <T>(each: UrlText<T>): UrlList<T> => ({ each });

export function oneOf<const T extends string>(words: readonly T[]): UrlText<T> {
  return { parse: (text) => words.find((word) => word === text) ?? null, serialize: (word) => word };
}

/** Text that is its own value where it makes sense. */
export function textThat(makesSense: (text: string) => boolean): UrlText<string> {
  return { parse: (text) => (makesSense(text) ? text : null), serialize: (text) => text };
}
