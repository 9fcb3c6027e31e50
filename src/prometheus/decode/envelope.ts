import type { Notices } from '@/prometheus/query-answer';
import { type Answer, failureOfBody, failureOfEnvelope } from './failure';

/** The inside of a successful answer. `data` is wire JSON that nobody has looked at yet. */
export type Envelope = { data: unknown; notices: Notices };

/** Opens `{status, data, warnings, infos}`; throws a PrometheusError that names what came instead. */
export function openEnvelope(answer: Answer): Envelope {
  const wire = parse(answer);
  if (typeof wire !== 'object' || wire === null || !('status' in wire)) throw failureOfBody(answer);
  if (wire.status === 'error') throw failureOfEnvelope(answer);
  if (wire.status !== 'success' || !('data' in wire) || wire.data === null) throw failureOfBody(answer);
  return {
    data: wire.data,
    notices: {
      warnings: [...('warnings' in wire ? texts(wire.warnings) : []), ...partOnly(wire)],
      infos: 'infos' in wire ? texts(wire.infos) : [],
    },
  };
}

/** While a part of its storage is down a VictoriaMetrics cluster answers from the rest, and only this field says so. */
function partOnly(wire: object): string[] {
  return 'isPartial' in wire && wire.isPartial === true ? ['A part of the storage did not answer.'] : [];
}

function parse(answer: Answer): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    throw failureOfBody(answer);
  }
}

function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}
