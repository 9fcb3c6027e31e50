import { ALL_SERVICES } from '@/app/config/all-services';
import { useConfiguration } from '@/app/config/configuration';
import type { WallView } from '@/app/config/wall-view';
import type { KnownService } from '@/app/discovery/known-services';
import { useServices } from '@/app/discovery/use-services';
import { useServicesModel } from '@/app/all-services/use-services-model';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { LEVEL_WORDS, type Level } from '@/health/level';
import { nameText } from '@/health/words';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { Glyph } from '@/ui/indicators/glyph';
import { glyphColour } from '@/ui/indicators/state-mark';
import { Isolate } from '@/ui/isolate';
import { useWatchedVerdict, type Watched } from './use-watched-verdict';

type ViewStripProps = Omit<Watched, 'profile' | 'exposed' | 'watched'> & { views: readonly WallView[]; place: number };

/**
 * The foot of a wall that takes turns: which view this is, of how many, and how the others are. Whoever is critical
 * stands first and with its sentence: a rotation must not hide the worst.
 */
export function ViewStrip({ views, place, ...watch }: ViewStripProps) {
  return (
    <nav
      aria-label="Views"
      className="mx-10 mb-4 flex h-14 flex-none items-center gap-8 border-t-2 border-line text-[1.75rem] whitespace-nowrap portrait:mx-8 portrait:h-20 portrait:text-[2.25rem]"
    >
      <b data-place={place + 1}>
        {place + 1} of {views.length}
      </b>
      <ul className="flex h-full min-w-0 flex-1 flex-wrap gap-x-10 overflow-hidden">
        {views.map((view, i) =>
          i === place ? (
            <li
              key={keyOf(view)}
              aria-current="page"
              className="order-1 flex h-full max-w-full items-center border-t-4 border-ink"
            >
              <Name view={view} />
            </li>
          ) : (
            <WatchedItem key={keyOf(view)} watched={view} {...watch} />
          ),
        )}
      </ul>
    </nav>
  );
}

const keyOf = (view: WallView) => JSON.stringify(view);

function Name({ view }: { view: WallView }) {
  const filtered = view.endpoints.length + view.instances.length;
  return (
    <span>
      {view.service === ALL_SERVICES ? 'All services' : <Isolate text={view.service} max={24} />}
      {filtered > 0 ? ' (filtered)' : ''}
    </span>
  );
}

type ItemProps = Omit<Watched, 'profile' | 'exposed'>;

function WatchedItem(props: ItemProps) {
  const { connection, watched, view } = props;
  const { profile, exposed, known } = useServices(
    connection,
    watched.service,
    deadlineOf(view.refresh === 'off' ? null : view.refresh),
  );
  if (watched.service === ALL_SERVICES) return <AllServices {...props} services={known} />;
  return profile === null ? (
    <Item view={watched} verdict={null} />
  ) : (
    <Judged {...props} profile={profile} exposed={exposed} />
  );
}

/** As bad as the worst of them, whom it names. */
function AllServices({ connection, watched, view, now, services }: ItemProps & { services: readonly KnownService[] }) {
  const { config } = useConfiguration();
  const worst = useServicesModel({ config, connection, services, view, at: now }).rows?.[0];
  if (worst === undefined) return <Item view={watched} verdict={null} />;
  return (
    <Item
      view={watched}
      verdict={{ level: worst.level, wall: { headline: [{ text: `${nameText(worst.service)}: ${worst.sentence}` }] } }}
    />
  );
}

function Judged(props: ItemProps & { profile: ServiceProfile; exposed: ReadonlySet<string> }) {
  return <Item view={props.watched} verdict={useWatchedVerdict(props)} />;
}

// The first of these is what still stands there when the line is full.
const LOOK: Readonly<Record<Level, string>> = {
  critical: '-order-1 bg-crit-fill px-5 font-bold text-on-crit [--knock:var(--crit-fill)]',
  warning: 'order-0 text-warn',
  unknown: 'order-0 text-ink-2',
  ok: 'order-2 text-ink-2',
};

type Shown = { level: Level; wall: { headline: readonly { text: string }[] } };

function Item({ view, verdict }: { view: WallView; verdict: Shown | null }) {
  const level = verdict?.level ?? 'unknown';
  return (
    <li
      data-view={view.service}
      data-level={verdict?.level ?? 'loading'}
      className={`flex h-full max-w-full min-w-0 items-center gap-3 ${LOOK[level]}`}
    >
      <Glyph
        kind={verdict === null ? 'loading' : level}
        className={`size-8 ${level === 'critical' ? '' : glyphColour(level)}`}
      />
      <Name view={view} />
      <span className="sr-only">{verdict === null ? 'loading' : LEVEL_WORDS[level]}</span>
      {verdict?.level === 'critical' ? (
        <span className="min-w-0 truncate font-semibold">{verdict.wall.headline.map(({ text }) => text).join('')}</span>
      ) : null}
    </li>
  );
}
