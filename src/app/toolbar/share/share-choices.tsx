import { CopyButton } from '@/ui/controls/copy-button';
import { useSuppressions } from '@/app/overview/alerts/use-suppressions';
import type { OverviewModel } from '@/app/overview/use-overview';
import { incidentNote } from './incident-note';
import { linkTo } from './link-to';

/**
 * Links to what is on the screen: as it moves with time, or frozen to the moment that is shown; and what it says, as
 * text.
 */
export function ShareChoices({ model }: { model: OverviewModel }) {
  const { start, end, connection, deadline } = model.panelView;
  const { statusOf } = useSuppressions(connection, deadline);
  const { service } = model.profile;
  return (
    <>
      <CopyButton text={linkTo({ service })} label="Copy link" className="h-7 text-left text-accent hover:underline" />
      <CopyButton
        text={linkTo({ service, from: String(Math.round(start)), to: String(Math.round(end)) })}
        label="Copy frozen link"
        className="h-7 text-left text-accent hover:underline"
      />
      {model.verdict === null ? null : (
        <CopyButton
          text={() => incidentNote(model, statusOf)}
          label="Copy as Markdown"
          className="h-7 text-left text-accent hover:underline"
        />
      )}
      <p className="max-w-64 text-s whitespace-normal text-ink-3">
        A frozen link shows this very range to whoever opens it, however late. Markdown has the verdict, the signals,
        the alerts, that link and the PromQL.
      </p>
    </>
  );
}
