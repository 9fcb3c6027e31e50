import type { Qualifier } from '@/instrumentation/service-profile';

/** What tells endpoints of the same name apart stands before the name, as people write it: `POST /orders`, and of gRPC `shop.Cart/Get`. */
export const SEPARATORS: Readonly<Record<Qualifier['kind'], string>> = { method: ' ', service: '/' };

/** The value of the qualifier and that of the endpoint; `qualified` null where a name has only the latter, as in an address of before there were namesakes. */
type NameParts = { qualified: string | null; endpoint: string };

export function nameParts(name: string, qualifier: Qualifier | undefined): NameParts {
  const at = qualifier === undefined ? -1 : name.indexOf(SEPARATORS[qualifier.kind]);
  const qualified = name.slice(0, Math.max(0, at));
  // `/a b` is a path with a space in it.
  return at < 0 || qualified.includes('/') ? { qualified: null, endpoint: name } : { qualified, endpoint: name.slice(at + 1) };
}

/** A name as it is said of what is chosen: of one that stands for several, which. */
export function chosenText(name: string, qualifier: Qualifier | undefined): string {
  return qualifier === undefined || nameParts(name, qualifier).qualified !== null ? name : `${name}, all ${qualifier.kind}s`;
}
