import { CopyButton } from '@/ui/controls/copy-button';
import type { Step } from './advice-step';

/** What to do, the likeliest first, with what is to be typed ready to be copied. */
export function AdviceSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <>
      <h2 className="mt-8 text-l wall:text-[2.25rem]">What to do</h2>
      <ul
        aria-label="What to do"
        className="mt-2 grid list-disc gap-4 pl-5 text-md marker:text-ink-3 wall:mt-4 wall:pl-10 wall:text-[2rem] wall:leading-tight"
      >
        {steps.map((step) => (
          <li key={step.text} className="[overflow-wrap:anywhere]">
            <StepText {...step} />
          </li>
        ))}
      </ul>
    </>
  );
}

function StepText({ text, code, link }: Step) {
  return (
    <>
      {text}
      {link === undefined ? null : (
        <>
          {' '}
          <a href={link} target="_blank" rel="noopener noreferrer" className="text-accent hover:underline">
            {link}
          </a>
        </>
      )}
      {code === undefined ? null : (
        <span className="mt-1.5 flex items-start gap-3 rounded-control border border-line bg-raise px-3 py-2 wall:hidden">
          <code className="min-w-0 flex-1 text-m whitespace-pre-wrap">{code}</code>
          <CopyButton text={code} />
        </span>
      )}
    </>
  );
}
