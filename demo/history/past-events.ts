/** An event from `from` to `to`, Unix seconds. */
export type PastEvent = { from: number; to: number } & (
  | { kind: 'down'; instance: string }
  | { kind: 'failing'; endpoint: string; share: number }
  | { kind: 'slow-inventory'; delay: number }
  /** Loss of traffic upstream of a service: only this share of its requests arrives. */
  | { kind: 'lost-traffic'; job: string; share: number }
  /** At `from` the instances of shop-api were restarted from `version` to the current one. */
  | { kind: 'deploy'; version: string }
);

const MINUTE = 60;
const HOUR = 3600;

/**
 * In seconds before the end. The newest ones are those that the page shows when it is opened: a release that fails one
 * endpoint, and its fix.
 */
const DEMO_EVENTS: PastEvent[] = [
  { kind: 'down', instance: 'shop-api-3', from: -21 * HOUR, to: -21 * HOUR + 9 * MINUTE },
  { kind: 'slow-inventory', delay: 0.35, from: -15.5 * HOUR, to: -15.5 * HOUR + 24 * MINUTE },
  { kind: 'failing', endpoint: 'GET /products/:id', share: 0.4, from: -6 * HOUR, to: -6 * HOUR + 7 * MINUTE },
  { kind: 'down', instance: 'backend-2', from: -95 * MINUTE, to: -89 * MINUTE },
  { kind: 'failing', endpoint: 'GET /search', share: 0.8, from: -44 * MINUTE, to: -34 * MINUTE },
  { kind: 'deploy', version: '0.9.2', from: -34 * MINUTE, to: -34 * MINUTE },
];

/** Minimum healthy traffic before an event, so that it is visible as a change. */
const LEAD = 10 * MINUTE;

/** The events of a history from `from` to `end`, Unix seconds. */
export function pastEvents(from: number, end: number): PastEvent[] {
  return DEMO_EVENTS.map((event) => ({ ...event, from: end + event.from, to: end + event.to })).filter(
    (event) => event.from >= from + LEAD,
  );
}

/** The conditions at one instant. */
export type Conditions = {
  down: ReadonlySet<string>;
  errorShare: Record<string, number>;
  inventoryDelay: number;
  arriving: Record<string, number>;
};

export function conditionsAt(events: readonly PastEvent[], time: number): Conditions {
  const present = events.filter(({ from, to }) => from <= time && time < to);
  return {
    down: new Set(present.flatMap((event) => (event.kind === 'down' ? [event.instance] : []))),
    errorShare: Object.fromEntries(
      present.flatMap((event) => (event.kind === 'failing' ? [[event.endpoint, event.share]] : [])),
    ),
    arriving: Object.fromEntries(
      present.flatMap((event) => (event.kind === 'lost-traffic' ? [[event.job, event.share]] : [])),
    ),
    inventoryDelay: present.reduce(
      (delay, event) => (event.kind === 'slow-inventory' ? delay + event.delay : delay),
      0,
    ),
  };
}

/** Seconds between the restarts of two instances in a rolling deployment. */
const ROLLING = 20;

/** The version of an instance of shop-api, if it is not the current one. */
export function formerVersion(events: readonly PastEvent[], position: number, time: number): string | undefined {
  return events.flatMap((event) =>
    event.kind === 'deploy' && time < event.from + position * ROLLING ? [event.version] : [],
  )[0];
}
