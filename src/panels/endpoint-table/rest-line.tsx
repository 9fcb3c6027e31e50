import { formatText, formatValue, NO_BREAK_SPACE } from '@/format/format-value';
import { CELL } from './column-heads';
import type { RemainingRows } from './remaining-rows';

/** The endpoints that are not shown, as one row that shows them. */
export function RestLine({ rest, hasLatency, showAll }: { rest: RemainingRows; hasLatency: boolean; showAll: () => void }) {
  const number = `text-right whitespace-nowrap ${CELL}`;
  return (
    <tr className="h-10 border-t border-line text-ink-2 desk:h-8">
      <td className={`max-desk:hidden ${CELL}`}>{NO_BREAK_SPACE}</td>
      <th scope="row" className={`text-left font-normal whitespace-nowrap max-desk:pl-0 ${CELL}`}>
        {rest.count} others
        <button type="button" className="ml-3 text-s text-accent hover:underline" onClick={showAll}>Show all</button>
      </th>
      <td className={number}>{formatValue(rest.requestRate, 'requestsPerSecond').text}</td>
      <td className={`max-desk:hidden ${CELL}`}>{NO_BREAK_SPACE}</td>
      <td className={number}>{formatText(rest.errorRatio, 'ratio')}</td>
      <td className={`max-desk:hidden ${CELL}`}>{NO_BREAK_SPACE}</td>
      <td className={`max-desk:hidden ${number}`}>{formatValue(rest.serverErrorRate, 'perSecond').text}</td>
      {hasLatency ? <td className={CELL}>{NO_BREAK_SPACE}</td> : null}
    </tr>
  );
}
