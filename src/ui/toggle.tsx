import type { ReactNode } from 'react';

/** Something that is on or off: a check box with its words. */
export function Toggle({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-2 text-m text-ink-2 hover:text-ink">
      <input type="checkbox" className="size-3.5 accent-accent" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}
