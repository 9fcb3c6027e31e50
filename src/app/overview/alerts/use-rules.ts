import { useEffect, useMemo, useState } from 'react';
import { useUnchanged } from '@/app/rendering/use-unchanged';
import type { LimitRule, ruleSection, withRuleLimits } from '@/dashboard/alerts/rule-limits';
import type { ChosenEndpoints } from '@/dashboard/alerts/rule-of-endpoint';
import { rulesOfService } from '@/dashboard/alerts/rules-of-service';
import type { SectionId } from '@/dashboard/panel';
import type { Thresholds } from '@/dashboard/thresholds';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import type { Alert, RecordedExpressions } from '@/prometheus/rule';
import { isAsked, type Alerts } from './use-alerts';

type Reader = { withRuleLimits: typeof withRuleLimits; ruleSection: typeof ruleSection };

const NO_LIGHT = () => null;

/** Kept, so that a page that is made anew, for another service or by the next turn of a wall, is judged by the rules from its first rendering on. */
let loaded: Reader | null = null;

/** As they are named by custom: `job:http_requests:rate5m`. The colon of a subquery stands before a digit. */
const RECORDED_NAME = /\w:[a-z]/i;
const NOTHING_RECORDED: RecordedExpressions = new Map();

/** Of `Alerts` what tells limits. */
type RuleAnswers = Pick<Alerts, 'answer' | 'error' | 'recorded'>;

/** What the loaded rules mean for this page: the limits that hold, and which light an alert belongs to. `isAwaited`: rules that are under way may still change both. */
export type RuleMeaning = { thresholds: Thresholds; lightOf: (alert: Alert) => SectionId | null; isAwaited: boolean };

type Read = (profile: ServiceProfile, chosen?: ChosenEndpoints) => RuleMeaning;

/**
 * Limits of loaded rules come before the configured ones, which hold alone until the rules and the parser that reads them are here. The
 * answer reads the rules for one service, and for the endpoints of it that are chosen; it is the same function until what the rules say changes.
 */
export function useRuleReader(configured: Thresholds, { answer, error, recorded }: RuleAnswers): Read {
  const [reader, setReader] = useState(loaded);
  // A chunk of code: the parser of expressions is downloaded once the first numbers are on their way.
  useEffect(() => {
    void import('@/dashboard/alerts/rule-limits').then((here) => {
      loaded = here;
      setReader(here);
    });
  }, []);
  // States and values of the rules change at every refresh, and what they say does not.
  const all = useUnchanged(answer?.rules?.map(({ name, expr, labels }): LimitRule => ({ name, expr, labels })) ?? []);
  const areAsked = isAsked({ answer, error });
  return useMemo(
    () =>
      (profile: ServiceProfile, chosen?: ChosenEndpoints): RuleMeaning => {
        const rules = rulesOfService(all, profile.service);
        const isAwaited = areAsked || rules.some(({ expr }) => reader === null || (recorded === null && RECORDED_NAME.test(expr)));
        if (reader === null) return { thresholds: configured, lightOf: NO_LIGHT, isAwaited };
        const origins = recorded ?? NOTHING_RECORDED;
        const lights = new Map<string, SectionId>();
        // One name may stand for several rules, as one of each severity: those that read nothing of this service must not take the light from one that does.
        for (const rule of rules) {
          const light = reader.ruleSection(rule, origins, profile);
          if (light !== null) lights.set(rule.name, light);
        }
        return { thresholds: reader.withRuleLimits(configured, rules, origins, profile, chosen), lightOf: ({ name }) => lights.get(name) ?? null, isAwaited };
      },
    [reader, configured, all, areAsked, recorded],
  );
}

export function useRules(configured: Thresholds, alerts: RuleAnswers, profile: ServiceProfile, chosen?: ChosenEndpoints): RuleMeaning {
  // Reading them for the first time takes as long as rendering the page.
  const read = useInOwnTask(useRuleReader(configured, alerts));
  const meaning = useMemo(() => read(profile, chosen), [read, profile, chosen]);
  // Every panel is rendered again for other limits, and when recorded names are known they mostly turn out the same.
  const thresholds = useUnchanged(meaning.thresholds);
  return useMemo(() => ({ ...meaning, thresholds }), [meaning, thresholds]);
}

/**
 * What reads them, taken up in a task of its own. Not React's deferred one: it begins anew, and reads anew, whenever anything else is rendered meanwhile, and while
 * charts take their turns that is nine times.
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
