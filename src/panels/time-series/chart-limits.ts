import type { ThresholdKey, Limit } from '@/dashboard/thresholds';
import { formatText } from '@/format/format-value';
import type { Unit } from '@/format/unit';
import { endValues } from '@/panels/end-values';
import type { PanelView } from '@/panels/panel-view';
import type { ChartSeries, ChartThreshold } from '@/ui/charts/chart-series';

/**
 * From this share of a limit on, its line is amber: what is near is worth a look. Amber it stays above a limit that
 * only warns, as its light does.
 */
const NEAR = 0.9;

/** How near the worst line is to the limit that speaks for the panel. */
export type Headroom = { share: number; limit: Limit };

/**
 * The limits of a panel as lines across its chart. A rule's is named as what it is; the others are what the page itself
 * judges by. `of` names the one line it holds for, where the others are free; `isTooFew`: what is above it now rests on
 * too few requests to be called bad.
 */
export function chartLimits(
  limits: readonly Limit[],
  unit: Unit,
  lines: readonly ChartSeries[],
  of: string | null,
  { isTerse = false, isTooFew = false } = {},
): ChartThreshold[] {
  const highest = isTooFew ? -Infinity : highestLast(lines, of);
  return eachOnce(limits, unit).map((limit) => ({
    value: limit.value,
    label: isTerse
      ? terseLabel(limit)
      : `${of === null ? '' : `${of} `}${limit.source === 'rule' ? 'alerts' : limit.severity} above ${formatText(limit.value, unit)}`,
    status:
      limit.severity === 'critical' && highest > limit.value
        ? 'crossed'
        : highest >= NEAR * limit.value
          ? 'near'
          : 'normal',
    ...(of === null ? {} : { of }),
  }));
}

/** Those of several rules that read the same are one line with one label, of the worst of them. */
function eachOnce(limits: readonly Limit[], unit: Unit): Limit[] {
  const lines = new Map<string, Limit>();
  for (const limit of limits) {
    const text = formatText(limit.value, unit);
    if (limit.severity === 'critical' || !lines.has(text)) lines.set(text, limit);
  }
  return [...lines.values()];
}

const terseLabel = ({ source, severity }: Limit) => (source === 'rule' ? 'alert' : severity);

/**
 * How much of its nearest limit is used at present, as its light has it: over days the last point of a line stands for
 * an hour, and is taken only where the present is not known. null without a limit or without a value, and where too few
 * requests are above it.
 */
export function headroomOf(
  key: ThresholdKey,
  { thresholds, latest, tooFew }: Pick<PanelView, 'thresholds' | 'latest' | 'tooFew'>,
  lines: readonly ChartSeries[],
  of: string | null,
): Headroom | null {
  const limits = thresholds[key];
  const highest = latest[key] ?? highestLast(lines, of);
  if (tooFew.includes(key) && limits.some(({ value }) => highest > value)) return null;
  // The next limit that is not crossed yet, or the last where all are: the one a reader waits for.
  const limit = limits.find(({ value }) => highest <= value) ?? limits.at(-1);
  // Of a limit of 0 (a rule that fires at the first failure) nothing is a share.
  return limit === undefined || limit.value <= 0 || highest === -Infinity
    ? null
    : { share: highest / limit.value, limit };
}

function highestLast(lines: readonly ChartSeries[], of: string | null): number {
  const ends = endValues(lines.filter(({ name }) => of === null || name === of));
  return Math.max(-Infinity, ...ends.map((end) => end ?? -Infinity));
}

/** The line that a limit holds for in a chart of several: the p95 of p50, p95, p99. */
export function lineOf(threshold: ThresholdKey | null): string | null {
  return threshold === 'p95' || threshold === 'p99' ? threshold : null;
}
