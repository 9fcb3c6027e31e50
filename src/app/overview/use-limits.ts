import { useMemo } from 'react';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { useRules, type RuleMeaning } from '@/app/overview/alerts/use-rules';
import { useSystem, type System, type SystemInput } from '@/app/overview/system/use-system';
import type { Thresholds } from '@/dashboard/thresholds';
import type { Saturation } from '@/health/service-facts';
import { withKnownLimits } from '@/health/system/saturation';

/** `configured`: the thresholds of the configuration. */
type LimitsInput = Omit<SystemInput, 'thresholds'> & { configured: Thresholds; alerts: Alerts };

/**
 * `thresholds`: those that panels show. `judgedBy`: those that the verdict rests on, which knows no limits of resources
 * before these are answered. `isAwaited`: the rules that set some of them may still be answered.
 */
type Limits = {
  system: System;
  thresholds: Thresholds;
  judgedBy: Thresholds;
  lightOf: RuleMeaning['lightOf'];
  isAwaited: boolean;
};

const NO_SATURATION: readonly Saturation[] = [];

/** The limits that configuration, alert rules and the resources of the service set, and these resources. */
export function useLimits({ configured, alerts, ...input }: LimitsInput): Limits {
  const { thresholds: ruled, lightOf, isAwaited } = useRules(configured, alerts, input.profile, input.filters);
  const system = useSystem({ ...input, thresholds: ruled });
  const { saturation } = system;
  const thresholds = useMemo(() => withKnownLimits(ruled, saturation ?? NO_SATURATION), [ruled, saturation]);
  const judgedBy = useMemo(
    () => (saturation === null ? withKnownLimits(ruled, null) : thresholds),
    [ruled, saturation, thresholds],
  );
  return { system, thresholds, judgedBy, lightOf, isAwaited };
}
