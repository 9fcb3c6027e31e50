import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { ExpressionShape, Reads } from '@/promql/shape';
import { nameParts } from '@/dashboard/endpoint-name';
import type { Filters } from '@/dashboard/filters';

/** The endpoints that the reader has chosen. */
export type ChosenEndpoints = Pick<Filters, 'endpoints' | 'qualifier'>;

/**
 * What an alert reads, as it is read where one endpoint alone is shown: a rule on that endpoint, or on each, is then one on all that is shown. Unchanged where it is about
 * anything else, or about more than that, as all routes of one method.
 */
export function ofShown(shape: ExpressionShape, chosen: ChosenEndpoints, profile: ServiceProfile): ExpressionShape {
  const labels = labelsOf(chosen, profile);
  const parts = shape.kind === 'ratio' ? [shape.numerator, shape.denominator] : [shape];
  if (labels === null || !parts.every((part) => tells(part, labels))) return shape;
  const strip = (part: Reads): Reads => ({
    ...part,
    selectors: part.selectors.map((use) => ({ ...use, matchers: use.matchers.filter(({ name }) => !isAmong(labels, name)) })),
    grouping: part.grouping && part.grouping.filter((name) => !isAmong(labels, name)),
  });
  if (shape.kind === 'ratio') return { ...shape, numerator: strip(shape.numerator), denominator: strip(shape.denominator) };
  return { ...shape, ...strip(shape) };
}

/** What names an endpoint, under the names that different metrics of a service give it, and with which value. */
type EndpointLabel = { names: readonly string[]; value: string };

/** null where it is not one endpoint that is shown. */
function labelsOf({ endpoints, qualifier }: ChosenEndpoints, { requests, errors, duration }: ServiceProfile): EndpointLabel[] | null {
  const [only, ...others] = endpoints;
  if (only === undefined || others.length > 0) return null;
  const { endpoint, qualified } = nameParts(only, qualifier);
  const names = [requests?.endpoint, errors?.endpoint, duration?.endpoint, duration?.byEndpoint?.endpoint].filter((name) => name != null);
  return [{ names, value: endpoint }, ...(qualifier === undefined || qualified === null ? [] : [{ names: [qualifier.label], value: qualified }])];
}

/** Whether a part reads that endpoint by itself: it is selected, or kept apart from the others. */
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
