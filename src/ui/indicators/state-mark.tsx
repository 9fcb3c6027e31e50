import { memo } from 'react';
import { Glyph, type GlyphKind } from './glyph';

const WORDS: Readonly<Record<GlyphKind, string>> = {
  ok: 'OK',
  up: 'Up',
  warning: 'Warning',
  critical: 'Critical',
  firing: 'Firing',
  down: 'Down',
  error: 'Error',
  pending: 'Pending',
  stale: 'Stale',
  unknown: 'Unknown',
  unreliable: 'Not reliable',
  partial: 'Partial',
  missing: 'Metric not found',
  'no-series': 'No series match',
  'no-traffic': 'No traffic',
  zero: 'Zero',
  silenced: 'Silenced',
  inhibited: 'Inhibited',
  inactive: 'Inactive',
  loading: 'Loading',
};

type Tone = 'calm' | 'good' | 'warn' | 'crit' | 'stale';

const TONES: Readonly<Record<GlyphKind, Tone>> = {
  ok: 'good',
  up: 'good',
  warning: 'warn',
  pending: 'warn',
  critical: 'crit',
  firing: 'crit',
  down: 'crit',
  error: 'crit',
  stale: 'stale',
  unknown: 'stale',
  unreliable: 'warn',
  partial: 'warn',
  missing: 'calm',
  'no-series': 'calm',
  'no-traffic': 'calm',
  zero: 'calm',
  silenced: 'stale',
  inhibited: 'stale',
  inactive: 'stale',
  loading: 'stale',
};

const GLYPH_COLOUR: Readonly<Record<Tone, string>> = {
  calm: 'text-ink-2',
  good: 'text-ok',
  warn: 'text-warn',
  crit: 'text-crit',
  stale: 'text-stale',
};

// Ink is spent on what is wrong: the word of a good or a calm state stays grey, only its glyph has a colour.
const WORD_COLOUR: Readonly<Record<Tone, string>> = {
  calm: 'text-ink-2',
  good: 'text-ink-2',
  warn: 'text-warn font-bold',
  crit: 'text-crit font-bold',
  stale: 'text-ink-2',
};

/** The word that a state is called everywhere on the page. */
export function stateWord(kind: GlyphKind): string {
  return WORDS[kind];
}

/** The colour of a glyph that stands without its word, on a wall. */
export function glyphColour(kind: GlyphKind): string {
  return GLYPH_COLOUR[TONES[kind]];
}

type StateMarkProps = {
  kind: GlyphKind;
  word?: string | undefined;
  glyphClass?: string;
  className?: string;
};

/**
 * Glyph, word and colour, always the three. `word` replaces the usual one: `Was 96 %` beside the triangle of a pending
 * alert.
 */
export const StateMark = memo(function StateMark({
  kind,
  word,
  glyphClass = 'size-3.5',
  className = 'text-s',
}: StateMarkProps) {
  const tone = TONES[kind];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${className}`}>
      <Glyph kind={kind} className={`${glyphClass} ${GLYPH_COLOUR[tone]}`} />
      <span className={WORD_COLOUR[tone]}>{word ?? WORDS[kind]}</span>
    </span>
  );
});
