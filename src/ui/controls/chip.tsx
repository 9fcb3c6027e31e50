import { X } from 'lucide-react';
import { Isolate } from '@/ui/isolate';

const ICON = <X aria-hidden="true" className="size-3" />;

/**
 * Where the screen is narrow, a chip shows its value alone (`isPlain`) or its name alone (`isNamed`). `isOneOfMany`:
 * the value alone on all but the widest screens, because two long values beside their names would be cut to a letter.
 */
type ChipProps = {
  name: string;
  value: string | null;
  isPlain?: boolean;
  isOneOfMany?: boolean;
  isNamed?: boolean;
  title?: string;
  onRemove?: (() => void) | undefined;
  removeLabel?: string;
};

/**
 * As wide as its text where there is room; it is cut, down to a few letters beside its name, before it takes a line of
 * its own.
 */
const FILLING = 'min-w-14 laptop:min-w-28 max-w-max grow border-line-2';
const LEAST = 'basis-44';
const LEAST_PLAIN = 'basis-28 laptop:basis-40';

/** A filter: its name and its value. Without a value it reads `any` and has nothing to remove. */
export function Chip({
  name,
  value,
  isPlain = false,
  isOneOfMany = false,
  isNamed = false,
  title = `${name} ${value}`,
  onRemove,
  removeLabel = `Remove filter ${name} ${value}`,
}: ChipProps) {
  const isSet = value !== null;
  return (
    <span
      title={isSet ? title : undefined}
      className={`inline-flex h-6 items-center rounded-control border text-s text-ink-2 ${isSet ? `${FILLING} ${isPlain ? LEAST_PLAIN : LEAST} ${isNamed ? 'max-laptop:min-w-max' : ''}` : 'flex-none border-line'}`}
    >
      <span
        className={`flex h-full flex-none items-center border-r px-2 ${isSet ? 'border-line-2' : 'border-line'} ${isOneOfMany ? 'max-wide:sr-only' : isPlain ? 'max-laptop:sr-only' : ''}`}
      >
        {name}
      </span>
      <span
        className={`flex h-full min-w-0 items-center px-2 ${isSet ? 'font-semibold text-ink' : ''} ${isNamed ? 'max-laptop:sr-only' : ''}`}
      >
        {isSet ? <Isolate text={value} max={32} className="truncate" /> : 'any'}
      </span>
      {isSet && onRemove !== undefined && (
        <button
          type="button"
          className="flex h-full items-center pr-1.5 text-ink-3 hover:text-ink"
          aria-label={removeLabel}
          onClick={onRemove}
        >
          {ICON}
        </button>
      )}
    </span>
  );
}
