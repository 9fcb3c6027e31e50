import type { KeyboardEvent, ReactNode } from 'react';
import { showControls } from '@/format/readable-text';
import type { RowKind } from './column';

type RowButtonProps<Row> = { row: Row; kind: RowKind<Row>; className: string; children: ReactNode };

/** What makes a row one large button, and tells a name that has no room. Arrow keys go to the rows beside it. */
export function RowButton<Row>({ row, kind, className, children }: RowButtonProps<Row>) {
  const { isSelected } = kind.lookOf(row);
  return (
    <button
      type="button"
      data-pick=""
      title={showControls(kind.keyOf(row))}
      aria-pressed={kind.isSwitch ? isSelected : undefined}
      className={className}
      onClick={() => kind.pick(row)}
      onKeyDown={goToNeighbour}
    >
      {children}
    </button>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function goToNeighbour(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const list = event.currentTarget.closest('[data-rows]');
  if (step === undefined || list === null) return;
  const buttons = Array.from(list.querySelectorAll<HTMLElement>('[data-pick]'));
  const next = buttons[buttons.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
