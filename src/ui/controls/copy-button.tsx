import { useEffect, useState } from 'react';
import { copyText } from './copy-text';

/** How long the answer stands in place of the label. */
const SHOWN_MS = 2000;

type CopyButtonProps = {
  text: string | (() => string);
  label?: string;
  className?: string;
};

/**
 * Copies `text` and says so in its own place; where the browser refuses, it says that. As a function it is only made
 * when it is wanted.
 */
export function CopyButton({
  text,
  label = 'Copy',
  className = 'text-s text-accent hover:underline',
}: CopyButtonProps) {
  const [answer, setAnswer] = useState<string | null>(null);
  // The answer goes away by itself, and with the button.
  useEffect(() => {
    if (answer === null) return;
    const timer = setTimeout(() => setAnswer(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  const copy = () =>
    void copyText(typeof text === 'string' ? text : text()).then((isCopied) =>
      setAnswer(isCopied ? 'Copied' : 'Copying is not allowed here'),
    );
  return (
    <button type="button" className={className} onClick={copy}>
      {/* Only the answer is news, and not that the label is back. */}
      <span aria-live={answer === null ? 'off' : 'polite'}>{answer ?? label}</span>
    </button>
  );
}
