import { useEffect, useMemo, useState } from 'react';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { ruleSection, withRuleLimits } from '@/dashboard/alerts/rule-limits';
import type { ChosenEndpoints } from '@/dashboard/alerts/rule-of-endpoint';
import { rulesOfService } from '@/dashboard/alerts/rules-of-service';
import type { SectionId } from '@/dashboard/panel';
import type { Thresholds } from '@/dashboard/thresholds';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Alert, RecordedExpressions } from '@/prometheus/rule';
import { isAsked, type Alerts } from './use-alerts';
import { useLoadedRules } from './use-loaded-rules';

type Reader = { withRuleLimits: typeof withRuleLimits; ruleSection: typeof ruleSection };

const NO_LIGHT = () => null;

/**
 * Kept outside of React, so that a remounted page (another service, the next view of a wall) is judged by the rules
 * from its first rendering on.
 */
let loaded: Reader | null = null;

/**
 * Names of recording rules, which conventionally have colons: `job:http_requests:rate5m`. The colon of a subquery is
 * followed by a digit.
 */
const RECORDED_NAME = /\w:[a-z]/i;
const NOTHING_RECORDED: RecordedExpressions = new Map();

/** The part of `Alerts` that has limits. */
type RuleAnswers = Pick<Alerts, 'answer' | 'error' | 'recorded'>;

/**
 * What the loaded rules mean for this page: the limits in force, and the light that an alert belongs to. `isAwaited`:
 * answers are missing that may change both.
 */
export type RuleMeaning = { thresholds: Thresholds; lightOf: (alert: Alert) => SectionId | null; isAwaited: boolean };

type Read = (profile: ServiceProfile, chosen?: ChosenEndpoints) => RuleMeaning;

/**
 * Returns a function that reads the rules for a service and its chosen endpoints; the same function until the rules
 * change. Limits of rules win over configured ones, which apply alone until the rules and the PromQL parser are loaded.
 */
export function useRuleReader(configured: Thresholds, { answer, error, recorded }: RuleAnswers): Read {
  const [reader, setReader] = useState(loaded);
  // The parser is a chunk that is loaded once the first numbers are being queried.
  useEffect(() => {
    void import('@/dashboard/alerts/rule-limits').then((here) => {
      loaded = here;
      setReader(here);
    });
  }, []);
  const all = useLoadedRules(answer);
  const areAsked = isAsked({ answer, error });
  return useMemo(
    () =>
      (profile: ServiceProfile, chosen?: ChosenEndpoints): RuleMeaning => {
        const rules = rulesOfService(all, profile.service);
        const isAwaited =
          areAsked || rules.some(({ expr }) => reader === null || (recorded === null && RECORDED_NAME.test(expr)));
        if (reader === null) return { thresholds: configured, lightOf: NO_LIGHT, isAwaited };
        const origins = recorded ?? NOTHING_RECORDED;
        const lights = new Map<string, SectionId>();
        // Several rules may share a name, such as one per severity; those that read nothing of this service are
        // skipped.
        for (const rule of rules) {
          const light = reader.ruleSection(rule, origins, profile);
          if (light !== null) lights.set(rule.name, light);
        }
        return {
          thresholds: reader.withRuleLimits(configured, rules, origins, profile, chosen),
          lightOf: ({ name }) => lights.get(name) ?? null,
          isAwaited,
        };
      },
    [reader, configured, all, areAsked, recorded],
  );
}

export function useRules(
  configured: Thresholds,
  alerts: RuleAnswers,
  profile: ServiceProfile,
  chosen?: ChosenEndpoints,
): RuleMeaning {
  // Reading them for the first time takes as long as rendering the page.
  const read = useInOwnTask(useRuleReader(configured, alerts));
  const meaning = useMemo(() => read(profile, chosen), [read, profile, chosen]);
  // Every panel is rendered again for other limits, and when recorded names are known they mostly turn out the same.
  const thresholds = useUnchanged(meaning.thresholds);
  return useMemo(() => ({ ...meaning, thresholds }), [meaning, thresholds]);
}

/**
 * The reader of the rules, switched to in a task of its own. Not with `useDeferredValue`, which starts again, and reads
 * the rules again, whenever anything else is rendered meanwhile: nine times while charts are mounted.
 */
function useInOwnTask(read: Read): Read {
  const [taken, setTaken] = useState(() => read);
  // The browser's queue of tasks.
  useEffect(() => {
    const timer = setTimeout(() => setTaken(() => read));
    return () => clearTimeout(timer);
  }, [read]);
  return taken;
}
