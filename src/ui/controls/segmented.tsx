import { useId } from 'react';

type SegmentedProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; text: string; title?: string; mayShrink?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
};

/**
 * One of a few choices that are all visible: `UTC | Local`. A group of native radio buttons, so arrow keys and forms
 * work by themselves. A choice that `mayShrink` is cut where there is no room for all of its text.
 */
export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="inline-flex h-6 min-w-0 rounded-control border border-line text-s">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={`flex items-center px-2 text-ink-3 hover:text-ink has-checked:bg-sel has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent ${option.mayShrink === true ? 'min-w-0' : 'flex-none'}`}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="truncate">{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
