import { Fragment, type ReactNode } from 'react';
import type { Services } from '@/app/discovery/use-services';
import type { OverviewModel } from '@/app/overview/use-overview';
import { tickDelay } from '@/app/refresh/loop/refresh-schedule';
import { useServerStatus } from '@/app/refresh/server-status/use-server-status';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { formatClock } from '@/format/clock';
import { formatAge } from '@/format/format-age';
import type { PrometheusError } from '@/prometheus/prometheus-error';
import { Glyph, type GlyphKind } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { likestFirst, unknownServiceText } from './server-texts';
import { unknownService, usePageProblems } from './use-page-problems';

/** Problems that concern the whole page, shown once above it instead of in every panel. */
type BannersProps = {
  model: OverviewModel;
  services: Services;
  view: ViewState;
  actions: Pick<ViewActions, 'openService'>;
};

export function Banners(props: BannersProps) {
  const { model } = props;
  return (
    <>
      <UnreachableBanner
        connection={model.panelView.connection}
        timeZone={model.panelView.timeZone}
        freshness={model.freshness}
        refreshInterval={model.refreshInterval}
      />
      <ProblemsBanner {...props} />
    </>
  );
}

type BannerProps = {
  glyph: GlyphKind;
  children: ReactNode;
  isHatched?: boolean;
};

export function Banner({ glyph, children, isHatched = false }: BannerProps) {
  return (
    <output
      className={`flex min-h-10 items-center gap-2 border-b border-line-2 px-4 py-2 wide:px-6 ${isHatched ? 'hatched' : ''}`}
    >
      <Glyph kind={glyph} className="size-4 text-stale" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </output>
  );
}

type UnreachableProps = Pick<OverviewModel, 'freshness' | 'refreshInterval'> &
  Pick<OverviewModel['panelView'], 'connection' | 'timeZone'>;

export function UnreachableBanner({ connection, timeZone, freshness, refreshInterval }: UnreachableProps) {
  const status = useServerStatus(connection);
  if (status.failure === null) return null;
  const { failure, since, latest } = status;
  return (
    <Banner glyph="stale" isHatched>
      <b>{connection.server.name} does not answer</b> since {formatClock(since, timeZone, true)}: {failure.message}{' '}
      {/* What is told when it begins would otherwise be told again with every refresh that makes it older. */}
      <span aria-live="off">
        {freshness.newestSample === null ? '' : `Showing the last answer, ${formatAge(freshness.age)} old.`}
        {refreshInterval === null ? '' : ` Asks again ${askedAgain(failure, latest, refreshInterval, timeZone)}.`}
      </span>
    </Banner>
  );
}

/** `every 10 s`, or the time of the next attempt where the server asked to wait longer. */
function askedAgain(failure: PrometheusError, latest: number, refreshInterval: number, timeZone: string): string {
  const delay = tickDelay(refreshInterval, failure);
  return delay === failure.retryAfter
    ? `at ${formatClock(latest + delay, timeZone, true)}`
    : `every ${formatAge(delay)}`;
}

function ProblemsBanner({ model, services, view, actions }: BannersProps) {
  const texts = usePageProblems(model, view);
  const unknown = unknownService(services, view);
  if (texts.length === 0 && unknown === null) return null;
  return (
    <Banner glyph="partial">
      <ul aria-label="Problems">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {unknown === null ? null : (
          <UnknownService service={unknown} names={services.names} open={actions.openService} />
        )}
      </ul>
    </Banner>
  );
}

/** So many of the services that are known are named; the menu of services has the others. */
const NAMED = 4;

/** The service in the URL is not known: the way to some that are. */
export function UnknownService({
  service,
  names,
  open,
}: {
  service: string;
  names: readonly string[];
  open: (service: string) => void;
}) {
  const others = names.length - NAMED;
  return (
    <li>
      {unknownServiceText(service)}{' '}
      {likestFirst(service, names)
        .slice(0, NAMED)
        .map((name, place) => (
          <Fragment key={name}>
            {place === 0 ? '' : ', '}
            <button type="button" className="text-accent hover:underline" onClick={() => open(name)}>
              <Isolate text={name} max={60} />
            </button>
          </Fragment>
        ))}
      {names.length === 0 ? 'none' : others > 0 ? ` and ${others} more` : ''}.
    </li>
  );
}
