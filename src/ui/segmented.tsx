import { useId } from 'react';

/** One of a few choices that are all visible: `UTC | Local`. A group of native radio buttons, so arrow keys and forms work by themselves. */
export function Segmented<Value extends string>({ label, options, value, onChange }: {
  label: string;
  options: readonly { value: Value; text: string; title?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="inline-flex h-6 rounded-control border border-line text-s">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className="flex items-center px-2 text-ink-3 hover:text-ink has-checked:bg-sel has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input type="radio" name={name} className="sr-only" checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}
