import type { Verdict } from '@/health/verdict/verdict';
import { VerdictAnnouncement } from '@/panels/verdict/verdict-announcement';
import { VERDICT_PLACE, VerdictStrip } from '@/panels/verdict/verdict-strip';
import { WatchTrack } from '@/panels/verdict/watch-track';
import { Glyph } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { Skeleton } from '@/ui/loading/skeleton';
import type { OverviewModel } from '@/app/overview/use-overview';
import { usePresent } from './use-present';
import { useTab } from './use-tab';
import { useWatchLine } from './use-watch-line';

/** The sentence, the watch line under it, and both in the tab: its title and the lamp of its icon. */
export function VerdictSection({ model }: { model: OverviewModel }) {
  const { verdict, panelView, now } = model;
  useTab(model);
  const segments = useWatchLine(model);
  if (verdict === null) return <LoadingVerdict service={model.profile.service} />;
  const { start, timeZone } = panelView;
  return (
    <>
      <VerdictAnnouncement verdict={verdict} />
      <StripOfNow model={model} verdict={verdict} />
      <WatchTrack segments={segments} start={start} end={now} timeZone={timeZone} />
    </>
  );
}

/** The same geometry without a word that could be taken for a verdict. */
function LoadingVerdict({ service }: { service: string }) {
  return (
    <section
      aria-label="Verdict"
      data-verdict="loading"
      data-state="loading"
      className={`${VERDICT_PLACE} mb-7.5 desk:mb-9`}
    >
      <div className="flex flex-col items-center justify-center gap-1.5 border border-dashed border-line-2 text-[.625rem] text-stale desk:text-m">
        <Glyph kind="loading" className="size-[1.625rem] desk:size-9" />
        <span className="font-bold tracking-[.06em] uppercase">Loading</span>
      </div>
      <div className="self-center">
        <h1 className="text-[1.125rem] leading-[1.375rem] text-ink-2 desk:text-xl wide:text-2xl">
          Asking Prometheus about <Isolate text={service} />
        </h1>
        <Skeleton className="mt-3 h-3 w-64" />
      </div>
    </section>
  );
}

/** By itself, because it is rendered every second. */
function StripOfNow({ model, verdict }: { model: OverviewModel; verdict: Verdict }) {
  return (
    <VerdictStrip
      verdict={verdict}
      freshness={model.freshness}
      timeZone={model.panelView.timeZone}
      now={usePresent(model)}
    />
  );
}
