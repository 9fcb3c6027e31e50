import { X } from 'lucide-react';
import { Isolate } from './isolate';

type ChipProps = { name: string; value: string | null; onRemove?: (() => void) | undefined; removeLabel?: string };

/** A filter: its name and its value. Without a value it reads `any` and has nothing to remove. */
export function Chip({ name, value, onRemove, removeLabel = `Remove filter ${name} ${value}` }: ChipProps) {
  const isSet = value !== null;
  return (
    <span className={`inline-flex h-6 items-center rounded-control border text-s text-ink-2 ${isSet ? 'min-w-24 border-line-2' : 'flex-none border-line'}`}>
      <span className="flex-none px-2">{name}</span>
      <span className={`flex h-full min-w-0 items-center border-l px-2 ${isSet ? 'border-line-2 font-semibold text-ink' : 'border-line'}`}>
        {isSet ? <Isolate text={value} max={32} className="truncate" /> : 'any'}
      </span>
      {isSet && onRemove !== undefined && (
        <button type="button" className="flex h-full items-center pr-1.5 text-ink-3 hover:text-ink" aria-label={removeLabel} onClick={onRemove}>
          <X aria-hidden="true" className="size-3" />
        </button>
      )}
    </span>
  );
}
