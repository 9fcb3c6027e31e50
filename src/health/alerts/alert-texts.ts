import { formatAge } from '@/format/format-age';
import type { AlertsAnswer } from '@/prometheus/rule';
import { counted } from '@/health/words';
import type { AlertSelection } from './selected-alerts';

/**
 * The state of the list of alerts. Only `quiet` is good news; the others tell why the absence of alerts proves nothing.
 */
export type AlertsState = 'active' | 'quiet' | 'no-rules' | 'rules-unknown' | 'unreachable';

/** `title` in a few words, `text` the sentence behind it. */
export type AlertsSummary = { state: AlertsState; title: string; text: string };

/**
 * `answer` null: alerts could not be read; `problem` is then the server's or the browser's sentence, empty where there
 * is none.
 */
export function summariseAlerts(
  answer: AlertsAnswer | null,
  selection: AlertSelection,
  problem: string,
  now: number,
): AlertsSummary {
  if (answer === null) {
    const why = problem === '' ? '' : `: ${problem.replace(/\.$/, '')}`;
    return {
      state: 'unreachable',
      title: 'Unknown',
      text: `Alerts cannot be read${why}. Alerts that fire now are not visible here.`,
    };
  }
  const others = othersText(selection);
  if (answer.isPast) return pastSummary(selection, others);
  if (selection.shown.length > 0)
    return {
      state: 'active',
      title: countText(selection),
      text: `${answer.rules === null ? 'number of rules not known' : counted(answer.rules.length, 'rule')}${others}`,
    };
  if (answer.rules === null) {
    return {
      state: 'rules-unknown',
      title: 'No alerts reported',
      text: `Whether alerting rules are loaded is not known: the server does not list rules${others}.`,
    };
  }
  if (answer.rules.length === 0) {
    return { state: 'no-rules', title: 'No alerting rules are loaded', text: `Nothing can alert${others}.` };
  }
  // After its start a server has no alerts until it has evaluated the rules once, even where one had been firing for
  // hours.
  if (answer.rules.every(({ lastEvaluation }) => lastEvaluation === null)) {
    return {
      state: 'rules-unknown',
      title: 'No alerts yet',
      text: `${counted(answer.rules.length, 'rule')}, not evaluated yet: what they would find is not known${others}.`,
    };
  }
  return {
    state: 'quiet',
    title: 'No alerts',
    text: `${counted(answer.rules.length, 'rule')}, ${evaluatedText(answer, now)}: none firing or pending${others === '' ? '' : ' for what is shown'}${others}.`,
  };
}

/** For a range in the past the absence of alerts proves little: a server may not record them at all. */
function pastSummary(selection: AlertSelection, others: string): AlertsSummary {
  if (selection.shown.length > 0)
    return { state: 'active', title: countText(selection), text: `as recorded at the end of this range${others}` };
  return {
    state: 'rules-unknown',
    title: 'No alerts at the end of this range',
    text: `None is recorded as firing or pending then${others}.`,
  };
}

function countText({ shown }: AlertSelection): string {
  const firing = shown.filter((alert) => alert.state === 'firing').length;
  const pending = shown.length - firing;
  return [firing > 0 ? `${firing} firing` : '', pending > 0 ? `${pending} pending` : '']
    .filter((text) => text !== '')
    .join(', ');
}

/**
 * When the newest evaluation was. It belongs at the end of a text, because its length changes from second to second.
 */
export function evaluatedText({ rules, at }: AlertsAnswer, now: number): string {
  const times = (rules ?? []).flatMap((rule) => rule.lastEvaluation ?? []);
  return times.length === 0
    ? 'not evaluated yet'
    : `evaluated ${formatAge(Math.max(now, at) - Math.max(...times))} ago`;
}

function othersText({ hidden, elsewhere }: AlertSelection): string {
  const parts = [
    hidden > 0 ? `${hidden} hidden by the filters` : '',
    elsewhere > 0 ? `${elsewhere} for other services` : '',
  ];
  const text = parts.filter((part) => part !== '').join(', ');
  return text === '' ? '' : `; ${text}`;
}
