import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DiscoveredService } from '@/instrumentation/discovered-service';
import { inspectedService, inspectionExpr } from '@/instrumentation/inspection';
import { counterNamesExpr, counterRatesExpr, mostMoving } from '@/instrumentation/own-counters';
import { checkedProfile, checkExpr, readCheck } from '@/instrumentation/profile-check';
import { profileOf, requestProfiles } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { serverQuery } from '@/panels/server-query';
import type { Connection } from '@/prometheus/connection';
import { instantQueryKey } from '@/prometheus/query-keys';
import type { Sample } from '@/prometheus/series';

/** How a service is instrumented changes with its deployments, and then what it exposes changes and is a question of its own; seconds. */
const EVERY = 3600;

/** What is known of an answer: `undefined` while it is under way. One that failed or was not needed is known to be nothing. */
type Answer = readonly Sample[] | undefined;

const NOTHING: readonly Sample[] = [];

/**
 * The profile of one service: what discovery says of it, its samples looked at, and what is then checked. null until all of that is known, so
 * that no panel asks twice; where a question fails, the page goes on with what it knows.
 */
export function useProfile(connection: Connection, discovered: DiscoveredService | null, deadline: number): ServiceProfile | null {
  const source = { connection, deadline };
  const looked = useAnswer(source, useMemo(() => discovered && inspectionExpr(discovered), [discovered]));
  const inspected = useMemo(() => discovered && looked && inspectedService(discovered, looked), [discovered, looked]);
  const proposed = useMemo(() => inspected && { profile: profileOf(inspected), others: requestProfiles(inspected) }, [inspected]);
  const checked = useAnswer(source, useMemo(() => proposed && checkExpr(proposed.profile, proposed.others), [proposed]));
  const profile = useMemo(() => {
    if (!inspected || !checked) return null;
    const facts = readCheck(checked);
    return checkedProfile(profileOf({ ...inspected, rates: facts.rates }), facts);
  }, [inspected, checked]);
  const bare = profile?.requests === null ? profile.service : null;
  const names = useAnswer(source, bare && counterNamesExpr(bare));
  const rates = useAnswer(source, useMemo(() => (bare === null || !names ? null : counterRatesExpr(bare, names)), [bare, names]));
  const whole = useMemo(() => (profile && names && rates ? { ...profile, counters: mostMoving(rates) } : null), [profile, names, rates]);
  return useUnchanged(whole);
}

/** Asked once for each expression; null is not asked. */
function useAnswer({ connection, deadline }: { connection: Connection; deadline: number }, expr: string | null | undefined): Answer {
  const { data, error } = useQuery(
    serverQuery({
      connection,
      deadline,
      every: EVERY,
      enabled: typeof expr === 'string',
      key: instantQueryKey(connection.server.name, expr ?? '', 0),
      ask: (driver, signal) => driver.instantQuery(expr ?? '', connection.clock.now(), signal),
    }),
  );
  if (typeof expr !== 'string') return NOTHING;
  return data?.samples ?? (error ? NOTHING : undefined);
}

/** The same object until something in it changes, because every panel is made anew with it. */
function useUnchanged(profile: ServiceProfile | null): ServiceProfile | null {
  const text = JSON.stringify(profile);
  return useMemo(() => JSON.parse(text) as ServiceProfile | null, [text]);
}
