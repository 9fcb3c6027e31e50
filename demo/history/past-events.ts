/** Something that happened from `from` to `to`, Unix seconds. */
export type PastEvent = { from: number; to: number } & (
  | { kind: 'down'; instance: string }
  | { kind: 'failing'; endpoint: string; share: number }
  | { kind: 'slow-inventory'; delay: number }
  /** Something in front of a service is lost: only this share of its requests still arrives. */
  | { kind: 'lost-traffic'; job: string; share: number }
  /** Before `from` shop-api ran `version`; there its instances were restarted with the version that runs now. */
  | { kind: 'deploy'; version: string }
);

const MINUTE = 60;
const HOUR = 3600;

/**
 * In seconds before the end. The newest one is the story that the page tells when it opens: a release that fails one
 * endpoint, and its repair.
 */
const STORY: PastEvent[] = [
  { kind: 'down', instance: 'shop-api-3', from: -21 * HOUR, to: -21 * HOUR + 9 * MINUTE },
  { kind: 'slow-inventory', delay: 0.35, from: -15.5 * HOUR, to: -15.5 * HOUR + 24 * MINUTE },
  { kind: 'failing', endpoint: 'GET /products/:id', share: 0.4, from: -6 * HOUR, to: -6 * HOUR + 7 * MINUTE },
  { kind: 'down', instance: 'backend-2', from: -95 * MINUTE, to: -89 * MINUTE },
  { kind: 'failing', endpoint: 'GET /search', share: 0.8, from: -44 * MINUTE, to: -34 * MINUTE },
  { kind: 'deploy', version: '0.9.2', from: -34 * MINUTE, to: -34 * MINUTE },
];

/** Enough healthy traffic before an event for it to be seen as a change. */
const LEAD = 10 * MINUTE;

/** What happened in a history from `from` to `end`, Unix seconds. */
export function pastEvents(from: number, end: number): PastEvent[] {
  return STORY.map((event) => ({ ...event, from: end + event.from, to: end + event.to })).filter(
    (event) => event.from >= from + LEAD,
  );
}

/** How things stand at one instant. */
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

/** Seconds between the restarts of neighbours in a rolling deployment. */
const ROLLING = 20;

/** The version an instance of shop-api runs, where it is not the present one. */
export function formerVersion(events: readonly PastEvent[], position: number, time: number): string | undefined {
  return events.flatMap((event) =>
    event.kind === 'deploy' && time < event.from + position * ROLLING ? [event.version] : [],
  )[0];
}
