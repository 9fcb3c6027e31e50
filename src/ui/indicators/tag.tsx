import { Glyph } from './glyph';
import { stateWord } from './state-mark';

export type TagKind = 'firing' | 'pending' | 'silenced' | 'inhibited' | 'inactive';

function look(kind: TagKind, severity: 'critical' | 'warning'): string {
  switch (kind) {
    case 'firing':
      return severity === 'critical'
        ? 'bg-crit-fill border-crit-fill text-on-crit font-bold [--knock:var(--crit-fill)]'
        : 'bg-warn-fill border-warn-fill text-on-warn font-bold [--knock:var(--warn-fill)]';
    case 'pending':
      return 'border-current text-warn font-bold';
    case 'silenced':
    case 'inhibited':
    case 'inactive':
      return 'border-dashed border-line-2 text-ink-2';
  }
}

type TagProps = {
  kind: TagKind;
  severity?: 'critical' | 'warning';
  word?: string;
  className?: string;
};

/** The state of an alert: filled while it fires, outlined while it is pending, dashed and grey when nobody is told. */
export function Tag({ kind, severity = 'critical', word, className = 'h-6 text-s px-2' }: TagProps) {
  return (
    <span
      className={`inline-flex w-fit items-center gap-1.5 border whitespace-nowrap ${look(kind, severity)} ${className}`}
    >
      <Glyph kind={kind === 'firing' && severity === 'warning' ? 'warning' : kind} className="size-[1.1em]" />
      {word ?? stateWord(kind)}
    </span>
  );
}
