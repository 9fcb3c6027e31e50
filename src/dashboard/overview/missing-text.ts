import type { Panel } from '@/dashboard/panel';
import type { ServiceProfile } from '@/instrumentation/service-profile';

type Part = 'requests' | 'errors' | 'duration';

/** Why nothing can be said about a part of a service's requests; null where something can. */
function missingText({ requests, errors, duration }: ServiceProfile, part: Part): string | null {
  if (requests === null) return 'no HTTP metric found: nothing that this service exposes counts requests';
  switch (part) {
    case 'requests':
      return null;
    case 'errors':
      return errors === null
        ? `failures are not counted: no label of ${requests.metric} gives a status, and no counter beside it counts failures`
        : null;
    case 'duration':
      return duration === null
        ? 'no durations found: no histogram or summary of this service tells how long its requests take'
        : null;
  }
}

/** What a panel about requests says of its numbers: why there are none, or why they cannot be relied on. */
export function whyMissing(profile: ServiceProfile, part: Part): Pick<Panel, 'missing' | 'doubt'> {
  const missing = missingText(profile, part);
  const { unreliable } = profile.recognition;
  return {
    ...(missing !== null && { missing }),
    ...(unreliable !== undefined && { doubt: `not reliable: ${unreliable}` }),
  };
}
