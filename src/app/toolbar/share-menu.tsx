import { Share } from 'lucide-react';
import { CopyButton } from '@/ui/copy-button';
import { Popover } from '@/ui/popover';
import type { OverviewModel } from '@/app/overview/use-overview';

/** Links to what is on the screen: as it moves with time, or frozen to the moment that is shown. */
export function ShareMenu({ model }: { model: OverviewModel }) {
  const { start, end } = model.panelView;
  const service = model.profile.service;
  return (
    <Popover label="Share" button={<Share aria-hidden="true" className="size-4" />} className="grid min-w-56 gap-1 px-4 py-3">
      {() => (
        <>
          <CopyButton text={linkTo({ service })} label="Copy link" className="h-7 text-left text-accent hover:underline" />
          <CopyButton
            text={linkTo({ service, from: String(Math.round(start)), to: String(Math.round(end)) })}
            label="Copy frozen link"
            className="h-7 text-left text-accent hover:underline"
          />
          <p className="max-w-64 text-s whitespace-normal text-ink-3">A frozen link shows this very range to whoever opens it, however late.</p>
        </>
      )}
    </Popover>
  );
}

/** The address of the page with some of its parameters replaced; the service always stands in it, since the busiest one may be another tomorrow. */
export function linkTo(parameters: Readonly<Record<string, string>>): string {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
