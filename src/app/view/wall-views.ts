import type { WallView } from '@/app/config/wall-view';

/** The parameters of the URL that say what to look at. */
type Asked = {
  view: readonly string[];
  service: string | null;
  endpoint: readonly string[];
  instance: readonly string[];
};

/**
 * The views that a wall shows in turn. `view` in the URL wins, with the filters of the URL for each of them. A URL with
 * a service or a filter means that one view, whatever is configured. Empty: neither URL nor configuration name any, so
 * the wall shows what the page would.
 */
export function wallViews(
  { view, service, endpoint, instance }: Asked,
  configured: readonly WallView[],
): readonly WallView[] {
  const filters = { endpoints: endpoint, instances: instance };
  const named = [...new Set(view)].filter((name) => name !== '');
  if (named.length > 0) return named.map((name) => ({ service: name, ...filters }));
  if (service !== null) return [{ service, ...filters }];
  return filters.endpoints.length + filters.instances.length > 0 ? [] : configured;
}
