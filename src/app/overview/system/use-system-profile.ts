import { useMemo, useState } from 'react';
import type { SystemProfile } from '@/instrumentation/system/system-profile';
import { instantQuestion } from '@/panels/queries/instant-question';
import { useAnswer } from '@/panels/queries/use-answer';
import type { Connection } from '@/prometheus/connection/connection';
import type { systemReader } from './system-reader';

/** Seconds between two discoveries of resources; a change of instances starts one at once. */
const EVERY = 300;

/**
 * `instances`: those that are known now, by name; others than before may be other pods on other hosts. null: the page
 * waits for its verdict first, and so does this.
 */
type Asked = { connection: Connection; service: string; instances: string | null; deadline: number };

/** `system` null: not known, yet while `isAsking`. */
type Found = { system: SystemProfile | null; isAsking: boolean };

/**
 * The resources of a service, by two queries, the second of which depends on the first. `reader` null: not loaded yet.
 */
export function useSystemProfile(
  reader: typeof systemReader | null,
  { connection, service, instances, deadline }: Asked,
): Found {
  const ask = (expr: string, isEnabled: boolean) =>
    instantQuestion({
      connection,
      deadline,
      refreshEvery: EVERY,
      priority: 'visible',
      title: 'What measures the resources',
      enabled: isEnabled,
      expr,
      about: [instances ?? ''],
    });
  const ownExpr = useMemo(() => reader?.ownSystemExpr(service) ?? '', [reader, service]);
  const own = useAnswer(ask(ownExpr, reader !== null && instances !== null));
  const alone = useMemo(
    () => (reader && own.data ? reader.ownSystem(service, own.data.samples) : null),
    [reader, service, own.data],
  );
  const aroundExpr = useMemo(() => (alone && reader?.neighboursExpr(alone)) ?? '', [reader, alone]);
  const around = useAnswer(ask(aroundExpr, alone !== null));
  const found = useMemo(
    () => (reader && alone && around.data ? reader.withNeighbours(alone, around.data.samples) : null),
    [reader, alone, around.data],
  );
  // While an instance comes or goes everything is asked anew; what was known of the same service stays until then.
  const [held, setHeld] = useState(found);
  if (found !== null && found !== held) setHeld(found);
  const system = found ?? (held?.service === service ? held : null);
  return { system, isAsking: system === null && own.error === null && around.error === null };
}
