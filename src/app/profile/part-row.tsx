import type { Connection } from '@/prometheus/connection/connection';
import { FieldInput } from './field-input';
import { LabelEvidence } from './label-evidence';
import type { GivenParts, ProfileField, ProfilePart } from './profile-fields';
import { useLabelNames, useLabelValues, type Names } from './use-existing';

type PartRowProps = {
  part: ProfilePart;
  number: string;
  connection: Connection;
  service: string;
  metrics: Names;
  onChange: (parts: GivenParts) => void;
};

/** One part of the profile: what it reads now, and the fields that say from where. */
export function PartRow({ part, number, ...rest }: PartRowProps) {
  return (
    <section
      aria-label={part.title}
      className="grid gap-x-6 gap-y-2 border-b border-line py-4 desk:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <header>
        <h2 className="text-md font-semibold">{part.title}</h2>
        <p className="text-s text-ink-3">{part.about}</p>
        <p aria-live="polite" className="mt-1 text-md" data-reads={part.id}>
          {number}
        </p>
      </header>
      <div className="grid content-start gap-4 desk:grid-cols-2">
        {part.fields.map((field) => (
          <FieldCell key={field.id} field={field} {...rest} />
        ))}
      </div>
    </section>
  );
}

function FieldCell({
  field,
  connection,
  service,
  metrics,
  onChange,
}: Omit<PartRowProps, 'part' | 'number'> & { field: ProfileField }) {
  const metric = field.takes.kind === 'label' ? field.takes.of : null;
  const labels = useLabelNames({ connection, service }, metric);
  const values = useLabelValues({ connection, service }, metric, field.takes.kind === 'label' ? field.value : '');
  return (
    <div>
      <FieldInput
        field={field}
        existing={{ service, metrics: metrics.names, labels: labels.names }}
        isAsked={metrics.isAsked || labels.isAsked}
        onChange={(value) => onChange(field.change(value))}
      />
      {field.takes.kind === 'label' && field.value !== '' ? (
        <LabelEvidence label={field.value} values={values} />
      ) : null}
    </div>
  );
}
