import { useQueryStates } from 'nuqs';
import { URL_PARSERS } from './url-parsers';

export type Parameters = ReturnType<typeof useParameters>[0];
export type SetParameters = ReturnType<typeof useParameters>[1];

/** The parameters of the URL as they stand there. Each change is a step of the browser's history. */
export function useParameters() {
  return useQueryStates(URL_PARSERS, { history: 'push', clearOnDefault: true });
}
