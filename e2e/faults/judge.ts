import type { Fault } from './fault';
import type { Place } from './place';
import type { Shown } from './shown';

/** Words of a machine that has lost its way. */
const GIBBERISH =
  /Unexpected (token|end)|\bundefined\b|\[object |\bNaN\b|Cannot read|is not a function|Failed to fetch/;

/** Less than this is not a page. Characters. */
const LEAST_TEXT = 150;

/** What must never be seen, whatever happens. */
export function judgeAlways(shown: Shown): string[] {
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

/** Panels that are not as they were before the fault. */
function changedPanels(shown: Shown, before: Shown): string[] {
  return Object.entries(before.panels).flatMap(([id, { state }]) =>
    isWell(shown.panels[id]?.state ?? 'gone', state) ? [] : [id],
  );
}

/** What of a fault is left to be seen; nothing where everything is as before. */
export function leftOver(shown: Shown, before: Shown): string[] {
  const panels = changedPanels(shown, before).map((id) => `${id} is ${shown.panels[id]?.state ?? 'gone'}`);
  const parts = (['alerts', 'freshness'] as const).flatMap((part) =>
    shown[part] === before[part] ? [] : [`${part} ${before[part]} became ${shown[part]}`],
  );
  // On a busy machine the page had some before the fault came.
  const problems = shown.problems > before.problems ? [`problems ${before.problems} became ${shown.problems}`] : [];
  return [...panels, ...parts, ...problems];
}

export function isAsBefore(shown: Shown, before: Shown): boolean {
  return leftOver(shown, before).length === 0;
}

/** What is wrong with how the page shows the fault, on a page that was well before. */
export function judgeDuring(shown: Shown, before: Shown, fault: Fault, place: Place): string[] {
  return [
    ...judgeNamed(shown, fault, place),
    ...judgeKept(shown, before, fault, place),
    ...judgeSpared(shown, before, place),
  ];
}

/** Servers that are no Prometheus do without these: that they are not there is no trouble and needs no saying. */
const MAY_BE_MISSING: readonly Place[] = ['targets', 'alertmanagers', 'metadata'];

export function judgeNamed({ text }: Shown, { says, name }: Fault, place: Place): string[] {
  const isNoTrouble = MAY_BE_MISSING.includes(place) && /^404|the API is missing/.test(name);
  return says === null || isNoTrouble || says.test(text) ? [] : [`not named: nothing says ${says}`];
}

/** The last good values stay, and none of them as if it were of now. */
function judgeKept(shown: Shown, before: Shown, { effect }: Fault, place: Place): string[] {
  if (effect === 'odd' || effect === 'doubt') return [];
  const lost = Object.entries(before.panels).flatMap(([id, { value }]) =>
    /\d/.test(value) && !/\d/.test(shown.panels[id]?.value ?? '') ? [id] : [],
  );
  const lying =
    place === 'everything'
      ? Object.entries(shown.panels).flatMap(([id, { state }]) => (WELL.has(state) ? [id] : []))
      : [];
  const ageless = Object.entries(shown.panels).flatMap(([id, { state, age }]) =>
    state === 'stale' && !Number.isFinite(age ?? Number.NaN) ? [id] : [],
  );
  const unsaid =
    Object.values(shown.panels).some(({ state }) => state === 'stale') && !/\d+\s?(s|min|h) old/.test(shown.text);
  return [
    ...(lost.length > 0 ? [`lost the last value: ${lost.join(' ')}`] : []),
    ...(lying.length > 0 ? [`shown as if of now: ${lying.join(' ')}`] : []),
    ...(ageless.length > 0 ? [`old without an age: ${ageless.join(' ')}`] : []),
    ...(unsaid ? ['no age can be read'] : []),
  ];
}

/** Only what is affected changes. */
function judgeSpared(shown: Shown, before: Shown, place: Place): string[] {
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
