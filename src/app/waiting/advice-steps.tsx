import { CopyButton } from '@/ui/copy-button';
import type { Step } from './connection-advice';

/** What to do, the likeliest first, with what is to be typed ready to be copied. */
export function AdviceSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ul aria-label="What to do" className="mt-4 grid list-disc gap-3 pl-5 text-md wall:pl-10 wall:text-[2rem] wall:leading-tight">
      {steps.map(({ text, code }) => (
        <li key={text} className="[overflow-wrap:anywhere]">
          {text}
          {code === undefined ? null : (
            <span className="mt-1 flex items-start gap-3 rounded-control border border-line bg-raise px-2 py-1.5 wall:hidden">
              <code className="min-w-0 flex-1 text-s whitespace-pre-wrap">{code}</code>
              <CopyButton text={code} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
