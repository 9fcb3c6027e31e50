import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { ExpressionShape, Reads } from '@/promql/shape';
import { nameParts } from '@/dashboard/endpoint-name';
import type { Filters } from '@/dashboard/filters';

/** The filter by endpoint. */
export type ChosenEndpoints = Pick<Filters, 'endpoints' | 'qualifier'>;

/**
 * The shape of a rule for a page that is filtered by one endpoint: a rule on that endpoint, or on each endpoint, then
 * holds for everything on the page, so its endpoint matchers and grouping are removed. Unchanged where the rule is
 * about anything else or more, such as all routes of one method.
 */
export function forChosenEndpoint(
  shape: ExpressionShape,
  chosen: ChosenEndpoints,
  profile: ServiceProfile,
): ExpressionShape {
  const labels = labelsOf(chosen, profile);
  const parts = shape.kind === 'ratio' ? [shape.numerator, shape.denominator] : [shape];
  if (labels === null || !parts.every((part) => tells(part, labels))) return shape;
  const strip = (part: Reads): Reads => ({
    ...part,
    selectors: part.selectors.map((use) => ({
      ...use,
      matchers: use.matchers.filter(({ name }) => !isAmong(labels, name)),
    })),
    grouping: part.grouping && part.grouping.filter((name) => !isAmong(labels, name)),
  });
  if (shape.kind === 'ratio')
    return { ...shape, numerator: strip(shape.numerator), denominator: strip(shape.denominator) };
  return { ...shape, ...strip(shape) };
}

/**
 * A label that names the chosen endpoint, under all names that the metrics of the service have for it, and its value.
 */
type EndpointLabel = { names: readonly string[]; value: string };

/** null unless exactly one endpoint is chosen. */
function labelsOf(
  { endpoints, qualifier }: ChosenEndpoints,
  { requests, errors, duration }: ServiceProfile,
): EndpointLabel[] | null {
  const [only, ...others] = endpoints;
  if (only === undefined || others.length > 0) return null;
  const { endpoint, qualified } = nameParts(only, qualifier);
  const names = [requests?.endpoint, errors?.endpoint, duration?.endpoint, duration?.byEndpoint?.endpoint].filter(
    (name) => name != null,
  );
  return [
    { names, value: endpoint },
    ...(qualifier === undefined || qualified === null ? [] : [{ names: [qualifier.label], value: qualified }]),
  ];
}

/** Whether a part reads that endpoint separately: by a matcher, or by grouping. */
function tells({ selectors, grouping }: Reads, labels: readonly EndpointLabel[]): boolean {
  return labels.every(({ names, value }) => {
    const isApart = grouping !== null && names.some((name) => grouping.includes(name));
    return selectors.every(({ matchers }) => {
      const own = matchers.filter(({ name }) => names.includes(name));
      return own.every((matcher) => matcher.op === '=' && matcher.value === value) && (isApart || own.length > 0);
    });
  });
}

const isAmong = (labels: readonly EndpointLabel[], name: string) => labels.some(({ names }) => names.includes(name));
