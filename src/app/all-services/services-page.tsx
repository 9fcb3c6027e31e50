import { useCallback, useMemo } from 'react';
import { Banner, UnreachableBanner } from '@/app/banners/banners';
import { useGeneralProblems } from '@/app/banners/use-page-problems';
import { useBrowserTab } from '@/app/browser/use-browser-tab';
import { deadlineOf } from '@/app/refresh/interval/deadline';
import { columnText } from '@/app/view/range-text';
import type { ViewActions } from '@/app/view/view-actions';
import type { Freshness } from '@/health/facts/freshness';
import { ageText } from '@/health/verdict/unknown-verdict';
import { counted } from '@/health/words';
import { countByHealth, type ServiceRow } from '@/panels/service-table/service-row';
import { ServicesTable } from '@/panels/service-table/services-table';
import { freshnessData } from '@/panels/state/freshness-data';
import { StateMark } from '@/ui/indicators/state-mark';
import { Skeleton } from '@/ui/loading/skeleton';
import { focusOnNavigation } from './focus-on-navigation';
import { tabTitle, worstOf } from './services-tab';
import { ServicesToolbar } from './services-toolbar';
import { useAllServices, type AllServicesProps } from './use-all-services';
import type { ServicesModel } from './use-services-model';
import { useMeasurementWarnings } from './use-measurement-warnings';
import { isUnknown, healthyHeadline } from './healthy-headline';

/** All services of a server on one screen, the worst first; a row opens its page. */
export function ServicesPage({ connection, services, view, actions }: AllServicesProps & { actions: ViewActions }) {
  const model = useAllServices({ connection, services, view });
  const warnings = useMeasurementWarnings(
    connection,
    model.rows === null ? null : model.services,
    deadlineOf(model.refreshInterval),
  );
  const problems = [...useGeneralProblems(connection, model.now, []), ...warnings];
  const tableActions = useMemo(() => actions.tableActions('services'), [actions]);
  const { openService } = actions;
  const open = useCallback(
    (service: string) => {
      openService(service);
      focusOnNavigation(service);
    },
    [openService],
  );
  const { rows, freshness, now } = model;
  const worst = worstOf(rows);
  useBrowserTab(tabTitle(rows), connection.server.name, worst);
  const isOld = freshness.state !== 'current';
  return (
    <div className="contents" data-page="services" {...freshnessData(freshness, rows === null)}>
      <ServicesToolbar model={model} services={services} view={view} actions={actions} level={worst} />
      <UnreachableBanner {...model} />
      {problems.length === 0 ? null : (
        <Banner glyph="partial">
          <ul aria-label="Problems">
            {problems.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Banner>
      )}
      <main className="px-4 pb-8 wide:px-6">
        <Summary rows={rows} freshness={freshness} now={now} />
        {rows === null ? (
          <Loading />
        ) : (
          <div className={isOld ? 'aged' : ''}>
            <ServicesTable
              rows={rows}
              rangeText={columnText(model.range)}
              now={now}
              open={open}
              choice={view.tables.services}
              actions={tableActions}
            />
          </div>
        )}
      </main>
    </div>
  );
}

type SummaryProps = Pick<ServicesModel, 'rows' | 'freshness' | 'now'>;

function Summary({ rows, freshness, now }: SummaryProps) {
  const counts = rows === null ? [] : countByHealth(rows);
  return (
    <section
      aria-label="Services"
      data-verdict={rows === null ? 'loading' : worstOf(rows)}
      className="flex flex-wrap items-baseline gap-x-6 gap-y-1 pt-3 pb-1.5"
    >
      <h1 className="text-l wide:text-xl">
        {rows === null ? 'Asking Prometheus about all services' : headline(rows, freshness, now)}
      </h1>
      <p className="flex flex-wrap gap-x-5 text-s">
        {counts.map(({ level, word, count }) => (
          <StateMark key={word} kind={level} word={`${count} ${word}`} />
        ))}
      </p>
    </section>
  );
}

/** `2 of 40 services need attention`: which ones, the table says. */
function headline(rows: readonly ServiceRow[], freshness: Freshness, now: number): string {
  const bad = rows.filter(({ level }) => level === 'critical' || level === 'warning');
  const unknown = rows.filter(isUnknown);
  if (bad.length > 0)
    return `${bad.length} of ${counted(rows.length, 'service')} ${bad.length === 1 ? 'needs' : 'need'} attention`;
  if (unknown.length > 0 && freshness.state !== 'current') return ageText(freshness, now);
  if (unknown.length > 0)
    return `${unknown.length} of ${counted(rows.length, 'service')} ${unknown.length === 1 ? 'is' : 'are'} not known to be healthy`;
  return healthyHeadline(rows);
}

function Loading() {
  return Array.from({ length: 12 }, (_, place) => (
    <div key={place} className="flex h-8 items-center border-t border-line">
      <Skeleton className="h-3 w-60" />
    </div>
  ));
}
