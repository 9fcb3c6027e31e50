import { SIGNAL_NAMES } from '@/health/signal';
import { lineOfSignal, SIGNAL_FLOORS } from '@/panels/verdict/signal-lines';
import { LIGHT_PLACE, SignalLight, SIGNAL_TITLES } from '@/panels/verdict/signal-light';
import { Skeleton } from '@/ui/loading/skeleton';
import type { OverviewModel } from '@/app/overview/use-overview';

/** The four lights. */
export function SignalStrip({ model }: { model: OverviewModel }) {
  const { verdict, facts, freshness } = model;
  return (
    <section
      aria-label="Signals"
      className="grid grid-cols-2 border-y border-line desk:mx-4 desk:grid-cols-4 wide:mx-6"
    >
      {SIGNAL_NAMES.map((name) => {
        const signal = verdict?.signals.find((candidate) => candidate.name === name);
        if (signal === undefined) return <LoadingSignal key={name} title={SIGNAL_TITLES[name]} />;
        return (
          <SignalLight
            key={name}
            signal={signal}
            freshness={freshness}
            line={facts && lineOfSignal(name, facts.history)}
            floor={SIGNAL_FLOORS[name]}
            isOver={facts?.isOver === true}
          />
        );
      })}
    </section>
  );
}

/** As high as the light that comes. */
function LoadingSignal({ title }: { title: string }) {
  return (
    <article aria-label={title} data-level="loading" data-state="loading" className={LIGHT_PLACE}>
      <h2 className="text-m">{title}</h2>
      <div className="h-11.75 desk:h-14.75 desk:pt-1 roomy:h-11">
        <Skeleton className="h-8 w-24" />
      </div>
      <div className="h-15.25 pt-4 desk:h-13.25 desk:pt-6 wide:h-9">
        <Skeleton className="h-2.5 w-40" />
      </div>
    </article>
  );
}
