import { CopyButton } from '@/ui/controls/copy-button';
import { linkTo } from './link-to';

type ShareChoicesProps = { service: string; start: number; end: number };

/** Links to what is on the screen: as it moves with time, or frozen to the moment that is shown. */
export function ShareChoices({ service, start, end }: ShareChoicesProps) {
  return (
    <>
      <CopyButton text={linkTo({ service })} label="Copy link" className="h-7 text-left text-accent hover:underline" />
      <CopyButton
        text={linkTo({ service, from: String(Math.round(start)), to: String(Math.round(end)) })}
        label="Copy frozen link"
        className="h-7 text-left text-accent hover:underline"
      />
      <p className="max-w-64 text-s whitespace-normal text-ink-3">
        A frozen link shows this very range to whoever opens it, however late.
      </p>
    </>
  );
}
