import { Glyph } from '@/ui/indicators/glyph';
import { Tag } from '@/ui/indicators/tag';
import type { AlertRow } from './alert-row';

/**
 * The state of an alert. Alerts whose severity does not change the verdict have no colour, so that they do not distract
 * from those that do.
 */
export function AlertTag({
  tag,
  severity,
  className = 'h-6 px-2 text-s',
}: Pick<AlertRow, 'tag' | 'severity'> & { className?: string }) {
  if (severity !== null || tag === 'silenced' || tag === 'inhibited')
    return <Tag kind={tag} severity={severity ?? 'warning'} className={className} />;
  return (
    <span
      className={`inline-flex w-fit items-center gap-1.5 border border-line-2 whitespace-nowrap text-ink-2 ${className}`}
    >
      <Glyph kind={tag} className="size-[1.1em]" />
      {tag === 'firing' ? 'Firing' : 'Pending'}
    </span>
  );
}
