import { useId, useState } from 'react';
import type { ProfileField } from './profile-fields';
import { fieldProblem, type Existing } from './field-problem';

/** `isAsked`: what exists is on its way, and until it is here nothing can be checked. */
type FieldInputProps = { field: ProfileField; existing: Existing; isAsked: boolean; onChange: (value: string) => void };

const BOX = 'h-8 w-full min-w-0 rounded-control border border-line-2 bg-bg px-2 font-mono text-s text-ink';

/**
 * One thing that can be changed. A text is taken with Enter or when the field is left, so that half a name is never
 * asked of the server.
 */
export function FieldInput({ field, existing, isAsked, onChange }: FieldInputProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-0.5 block text-s text-ink-3">
        {field.name}
      </label>
      {field.takes.kind === 'choice' ? (
        <select id={id} className={BOX} value={field.value} onChange={(event) => onChange(event.target.value)}>
          {/* Without it the first choice would seem to hold, and could not be chosen. */}
          {field.value === '' ? <option value="">none</option> : null}
          {field.takes.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <TextInput id={id} field={field} existing={existing} isAsked={isAsked} onChange={onChange} />
      )}
    </div>
  );
}

/** Another value that holds, also by Back, stands in the field, which is the same one: the focus stays. */
function TextInput({ id, field, existing, isAsked, onChange }: FieldInputProps & { id: string }) {
  const [text, setText] = useState(field.value);
  const [held, setHeld] = useState(field.value);
  if (held !== field.value) {
    setHeld(field.value);
    setText(field.value);
  }
  const problem = fieldProblem(field, text.trim(), existing);
  const take = () => {
    if (problem === null && text.trim() !== field.value) onChange(text.trim());
  };
  const choices =
    (field.takes.kind === 'metric' ? existing.metrics : field.takes.kind === 'label' ? existing.labels : null) ?? [];
  return (
    <>
      <input
        id={id}
        className={`${BOX} ${problem === null ? '' : 'border-crit'}`}
        value={text}
        disabled={isAsked}
        placeholder="none"
        list={`${id}-choices`}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') setText(field.value);
        }}
      />
      <datalist id={`${id}-choices`}>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </datalist>
      <p id={`${id}-problem`} aria-live="polite" className="text-s text-crit [overflow-wrap:anywhere]">
        {problem}
      </p>
    </>
  );
}
