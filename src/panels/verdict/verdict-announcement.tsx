import { useState } from 'react';
import { LEVEL_WORDS } from '@/health/level';
import type { Verdict } from '@/health/verdict/verdict';

/**
 * Tells a screen reader when the verdict turns, once: its numbers change at every refresh, and nobody could listen to
 * that.
 */
export function VerdictAnnouncement({ verdict }: { verdict: Verdict }) {
  return (
    <p className="sr-only" aria-live="polite">
      <AsItTurned key={verdict.level} verdict={verdict} />
    </p>
  );
}

function AsItTurned({ verdict }: { verdict: Verdict }) {
  const [words] = useState(() => {
    const sentence = verdict.headline.map(({ text }) => text).join('');
    const level = LEVEL_WORDS[verdict.level];
    return sentence.startsWith(level) ? sentence : `${level}: ${sentence}`;
  });
  return words;
}
