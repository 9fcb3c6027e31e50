import type { WallView } from '@/app/config/wall-view';

/** The parameters of the URL that say what to look at. */
type Asked = { view: readonly string[]; service: string | null; endpoint: readonly string[]; instance: readonly string[] };

/**
 * What a wall shows in turns. `view` in the URL comes first, and the filters of the URL hold for each of them. A URL that names a service
 * or a filter asks for that one view, whatever is configured. Empty: nothing is asked or configured, so the wall shows what the page would.
 */
export function wallViews({ view, service, endpoint, instance }: Asked, configured: readonly WallView[]): readonly WallView[] {
  const filters = { endpoints: endpoint, instances: instance };
  const named = [...new Set(view)].filter((name) => name !== '');
  if (named.length > 0) return named.map((name) => ({ service: name, ...filters }));
  if (service !== null) return [{ service, ...filters }];
  return filters.endpoints.length + filters.instances.length > 0 ? [] : configured;
}
