import { SIGNAL_NAMES } from '@/health/verdict';
import { lineOfSignal, SIGNAL_FLOORS } from '@/panels/verdict/signal-lines';
import { SignalLight, SIGNAL_TITLES } from '@/panels/verdict/signal-light';
import { Skeleton } from '@/ui/skeleton';
import type { OverviewModel } from './use-overview';

/** The four lights. */
export function SignalStrip({ model }: { model: OverviewModel }) {
  const { verdict, facts, freshness } = model;
  return (
    <section aria-label="Signals" className="grid grid-cols-2 border-y border-line desk:mx-4 desk:grid-cols-4 wide:mx-6">
      {SIGNAL_NAMES.map((name) => {
        const signal = verdict?.signals.find((candidate) => candidate.name === name);
        if (signal === undefined) return <LoadingSignal key={name} title={SIGNAL_TITLES[name]} />;
        return <SignalLight key={name} signal={signal} freshness={freshness} line={facts && lineOfSignal(name, facts.history)} floor={SIGNAL_FLOORS[name]} isOver={facts?.isOver === true} />;
      })}
    </section>
  );
}

function LoadingSignal({ title }: { title: string }) {
  return (
    <article aria-label={title} data-level="loading" data-state="loading" className="border-line max-roomy:row-span-4 px-4 py-2 desk:border-l desk:px-3 desk:pt-2.5 desk:pb-3 desk:first:border-l-0 wide:px-4 wide:pt-3 wide:pb-3.5">
      <h2 className="text-m">{title}</h2>
      <Skeleton className="my-1 h-8 w-24 desk:mt-2" />
      <div className="mt-2.5 mb-1.5 h-[.1875rem]" />
      <Skeleton className="my-1 h-2.5 w-40" />
    </article>
  );
}
