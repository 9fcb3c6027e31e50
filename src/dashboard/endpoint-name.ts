import type { Qualifier } from '@/instrumentation/service-profile';

/**
 * Between the qualifier that tells endpoints of the same name apart and the name, as people write it: `POST /orders`,
 * and for gRPC `shop.Cart/Get`.
 */
export const SEPARATORS: Readonly<Record<Qualifier['kind'], string>> = { method: ' ', service: '/' };

/**
 * The values of the qualifier (`qualified`) and of the endpoint label. `qualified` is null where a name has no
 * qualifier, as in a link from a time when no two endpoints shared a name.
 */
type NameParts = { qualified: string | null; endpoint: string };

export function nameParts(name: string, qualifier: Qualifier | undefined): NameParts {
  const at = qualifier === undefined ? -1 : name.indexOf(SEPARATORS[qualifier.kind]);
  const qualified = name.slice(0, Math.max(0, at));
  // `/a b` is a path with a space in it.
  return at < 0 || qualified.includes('/')
    ? { qualified: null, endpoint: name }
    : { qualified, endpoint: name.slice(at + 1) };
}

/**
 * The text of a chosen endpoint; a name without qualifier stands for several, which the text says:
 * `/orders, all methods`.
 */
export function chosenText(name: string, qualifier: Qualifier | undefined): string {
  return qualifier === undefined || nameParts(name, qualifier).qualified !== null
    ? name
    : `${name}, all ${qualifier.kind}s`;
}
