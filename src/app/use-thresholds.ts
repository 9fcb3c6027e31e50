import { useEffect, useMemo, useState } from 'react';
import type { LimitRule, withRuleLimits } from '@/dashboard/rule-limits';
import type { Thresholds } from '@/dashboard/thresholds';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Alerts } from './use-alerts';

/**
 * The limits that hold for this service: those of the loaded rules before the configured ones. Until the rules and the parser that reads
 * them are here, the configured ones hold alone.
 */
export function useThresholds(configured: Thresholds, { answer, recorded }: Pick<Alerts, 'answer' | 'recorded'>, profile: ServiceProfile): Thresholds {
  const [read, setRead] = useState<typeof withRuleLimits | null>(null);
  // A chunk of code: the parser of expressions is downloaded once the first numbers are on their way.
  useEffect(() => void import('@/dashboard/rule-limits').then((chunk) => setRead(() => chunk.withRuleLimits)), []);
  // As text, because states and values of the rules change at every refresh and what they say does not.
  const rules = JSON.stringify(answer?.rules?.map(({ name, expr, labels }): LimitRule => ({ name, expr, labels })) ?? []);
  return useMemo(() => read?.(configured, JSON.parse(rules) as LimitRule[], recorded, profile) ?? configured, [read, configured, rules, recorded, profile]);
}
