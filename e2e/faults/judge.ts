import type { Fault } from './fault';
import type { Place } from './place';
import type { PageSnapshot } from './page-snapshot';

/** Text that must not reach a reader. */
const GIBBERISH =
  /Unexpected (token|end)|\bundefined\b|\[object |\bNaN\b|Cannot read|is not a function|Failed to fetch/;

/** A page with less text counts as blank. Characters. */
const LEAST_TEXT = 150;

/** Problems that must never occur, whatever the fault. */
export function judgeAlways(shown: PageSnapshot): string[] {
  const { text, hidden, isSame, mode } = shown;
  const nonsense = GIBBERISH.exec(`${text}\n${hidden}`)?.[0];
  const failed = /(?:This page has failed|.* cannot be drawn\n).*/.exec(text)?.[0];
  return [
    ...(mode === null || text.length < LEAST_TEXT ? [`blank: "${text.slice(0, 60)}"`] : []),
    ...(isSame ? [] : ['the page was loaded anew']),
    ...(failed === undefined ? [] : [`failed to render: ${failed}`]),
    ...(nonsense === undefined ? [] : [`gibberish: ${nonsense}`]),
  ];
}

const WELL = new Set(['fresh', 'zero']);

const isWell = (state: string, before: string) => WELL.has(state) || state === before;

/** Panels that are worse than before the fault. */
function changedPanels(shown: PageSnapshot, before: PageSnapshot): string[] {
  return Object.entries(before.panels).flatMap(([id, { state }]) =>
    isWell(shown.panels[id]?.state ?? 'gone', state) ? [] : [id],
  );
}

/** Remaining effects of a fault; empty once everything is as before. */
export function differences(shown: PageSnapshot, before: PageSnapshot): string[] {
  const panels = changedPanels(shown, before).map((id) => `${id} is ${shown.panels[id]?.state ?? 'gone'}`);
  const parts = (['alerts', 'freshness'] as const).flatMap((part) =>
    shown[part] === before[part] ? [] : [`${part} ${before[part]} became ${shown[part]}`],
  );
  // On a busy machine the page may have had some before the fault.
  const problems = shown.problems > before.problems ? [`problems ${before.problems} became ${shown.problems}`] : [];
  return [...panels, ...parts, ...problems];
}

export function isAsBefore(shown: PageSnapshot, before: PageSnapshot): boolean {
  return differences(shown, before).length === 0;
}

/** Problems in how a page that was healthy before shows the fault. */
export function judgeDuring(shown: PageSnapshot, before: PageSnapshot, fault: Fault, place: Place): string[] {
  return [
    ...judgeReported(shown, fault, place),
    ...judgeLastValues(shown, before, fault, place),
    ...judgeUnaffected(shown, before, place),
  ];
}

/** Compatible servers may lack these endpoints, which is no problem to report. */
const MAY_BE_MISSING: readonly Place[] = ['targets', 'alertmanagers', 'metadata'];

export function judgeReported({ text }: PageSnapshot, { says, name }: Fault, place: Place): string[] {
  const isNoTrouble = MAY_BE_MISSING.includes(place) && /^404|the API is missing/.test(name);
  return says === null || isNoTrouble || says.test(text) ? [] : [`not named: nothing says ${says}`];
}

/** The last values must stay, and be marked as stale. */
function judgeLastValues(shown: PageSnapshot, before: PageSnapshot, { effect }: Fault, place: Place): string[] {
  if (effect === 'odd' || effect === 'doubt') return [];
  const lost = Object.entries(before.panels).flatMap(([id, { value }]) =>
    /\d/.test(value) && !/\d/.test(shown.panels[id]?.value ?? '') ? [id] : [],
  );
  const notStale =
    place === 'everything'
      ? Object.entries(shown.panels).flatMap(([id, { state }]) => (WELL.has(state) ? [id] : []))
      : [];
  const withoutAge = Object.entries(shown.panels).flatMap(([id, { state, age }]) =>
    state === 'stale' && !Number.isFinite(age ?? Number.NaN) ? [id] : [],
  );
  const noAgeShown =
    Object.values(shown.panels).some(({ state }) => state === 'stale') && !/\d+\s?(s|min|h) old/.test(shown.text);
  return [
    ...(lost.length > 0 ? [`lost the last value: ${lost.join(' ')}`] : []),
    ...(notStale.length > 0 ? [`shown as if of now: ${notStale.join(' ')}`] : []),
    ...(withoutAge.length > 0 ? [`old without an age: ${withoutAge.join(' ')}`] : []),
    ...(noAgeShown ? ['no age can be read'] : []),
  ];
}

/** Parts that do not depend on the failing endpoint must not change. */
function judgeUnaffected(shown: PageSnapshot, before: PageSnapshot, place: Place): string[] {
  if (place === 'everything') return [];
  const changed = changedPanels(shown, before);
  const panelsMayChange = place === 'query' || place === 'query_range' || place === 'targets' || place === 'metadata';
  const alertsMayChange = place === 'rules' || place === 'alerts';
  return [
    ...(!panelsMayChange && changed.length > 0 ? [`panels changed: ${changed.join(' ')}`] : []),
    ...(!alertsMayChange && shown.alerts !== before.alerts ? [`the alerts became ${shown.alerts}`] : []),
    ...(shown.freshness === 'unreachable' || / does not answer since /.test(shown.text)
      ? ['the whole server is called unreachable']
      : []),
  ];
}
