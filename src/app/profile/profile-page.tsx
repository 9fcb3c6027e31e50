import { useMemo } from 'react';
import { useBrowserTab } from '@/app/browser/use-browser-tab';
import { readGiven } from '@/app/discovery/read-given';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { showControls } from '@/format/readable-text';
import type { Recognition, ServiceProfile } from '@/instrumentation/service-profile';
import { writtenProfile } from '@/instrumentation/written-profile';
import { CopyButton } from '@/ui/controls/copy-button';
import { Glyph } from '@/ui/indicators/glyph';
import { Isolate } from '@/ui/isolate';
import { partNumbers } from './part-numbers';
import { PartRow } from './part-row';
import { profileParts, type GivenParts } from './profile-fields';
import { useMetricNames } from './use-existing';

type ProfilePageProps = { model: OverviewModel; view: ViewState; actions: ViewActions };

/**
 * How the page reads a service: which metric and label plays which part and why, each changeable, with the numbers that
 * come of it.
 */
export function ProfilePage({ model, view, actions }: ProfilePageProps) {
  const { profile, facts } = model;
  const { service } = profile;
  const { connection } = model.panelView;
  const metrics = useMetricNames({ connection, service });
  useBrowserTab(`How ${showControls(service)} is read`, connection.server.name, model.verdict?.level ?? 'unknown');
  const given = useMemo(
    () => (view.profile === null ? null : readGiven(view.profile, service).given),
    [view.profile, service],
  );
  const change = (parts: GivenParts) => {
    const { service: _, ...before } = given ?? { service };
    actions.setProfile(JSON.stringify({ ...before, ...parts }));
  };
  return (
    <main className="mx-auto max-w-[100rem] px-4 py-4 [overflow-wrap:anywhere] wide:px-6">
      <header className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <h1 className="text-xl">
          How <Isolate text={service} /> is read
        </h1>
        <button type="button" className="text-accent hover:underline" onClick={() => actions.setMode('page')}>
          Back to the overview
        </button>
      </header>
      <Recognised recognition={profile.recognition} />
      {profileParts(profile).map((part) => (
        <PartRow
          key={part.id}
          part={part}
          number={partNumbers(part.id, facts)}
          connection={connection}
          service={service}
          metrics={metrics}
          onChange={change}
        />
      ))}
      <Keep profile={profile} isChanged={view.profile !== null} onReset={() => actions.setProfile(null)} />
    </main>
  );
}

const KINDS: Readonly<Record<Recognition['kind'], string>> = {
  convention: 'Recognised as',
  heuristic: 'Not a convention that Vigie knows; guessed from names, labels and values',
  configured: 'Read as',
  none: 'Not recognised',
};

function Recognised({ recognition: { kind, name, score, evidence, warnings } }: { recognition: Recognition }) {
  return (
    <section aria-label="How it was recognised" className="mt-2 border-b border-line pb-4 text-m">
      <p>
        {KINDS[kind]}
        {kind === 'none' ? (
          '. No metric of requests was found; say below which one it is.'
        ) : (
          <>
            : <b>{name}</b>, {Math.round(score * 100)} % match.
          </>
        )}
      </p>
      <ul className="mt-1 list-disc pl-4 text-ink-2">
        {evidence.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ul aria-label="To be read with care" className="mt-1">
        {warnings.map((sentence) => (
          <li key={sentence} className="flex items-center gap-2">
            <Glyph kind="partial" className="size-4 flex-none text-warn" />
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was changed lives in the address; here it is taken along for good. */
function Keep({ profile, isChanged, onReset }: { profile: ServiceProfile; isChanged: boolean; onReset: () => void }) {
  const text = JSON.stringify({ profiles: [writtenProfile(profile)] }, null, 2);
  return (
    <section aria-label="Keep it" className="py-4">
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <span>
          {isChanged
            ? 'Changed: the address of this page carries it. For everybody, put this into config.json:'
            : 'As configuration, for config.json:'}
        </span>
        <CopyButton text={text} className="text-accent hover:underline" />
        {isChanged ? (
          <button type="button" className="text-accent hover:underline" onClick={onReset}>
            Undo all changes
          </button>
        ) : null}
      </p>
      <details className="mt-2">
        <summary className="text-ink-2">Show it</summary>
        <pre className="mt-2 overflow-auto bg-raise p-4 font-mono text-s">{text}</pre>
      </details>
    </section>
  );
}
