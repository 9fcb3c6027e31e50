import { showControls, wordOfNothing } from '@/format/readable-text';
import { MOST_ENDPOINTS } from '@/instrumentation/check/profile-check';

/** So many values are named; the others are counted. */
const NAMED = 6;

/** Which values a label has: whether it is the right one is seen at a glance. */
export function LabelEvidence({ label, values }: { label: string; values: readonly string[] | null }) {
  if (values === null) return null;
  const more = values.length - NAMED;
  return (
    <p className="mt-1 text-s text-ink-2 [overflow-wrap:anywhere]">
      <code>{label}</code> has {values.length === 1 ? '1 value' : `${values.length} values`}
      {values.length === 0 ? '' : ': '}
      {values
        .slice(0, NAMED)
        .map((value) => showControls(wordOfNothing(value) ?? value))
        .join(', ')}
      {more > 0 ? ` and ${more} more` : ''}.
      {values.length > MOST_ENDPOINTS ? (
        <span className="text-warn">
          {' '}
          That is many: are these raw paths? The busiest are shown, the others added up.
        </span>
      ) : null}
    </p>
  );
}
