import { SYSTEM_GROUPS } from '@/dashboard/system/group-ids';
import { EXCLUDE, SWITCH, type URL_PARSERS } from './url-parsers';
import { MODES, THEMES } from './url-words';

/** What each parameter accepts, for the sentence about one that makes no sense. */
export const URL_EXPECTATIONS: Readonly<Record<keyof typeof URL_PARSERS, string>> = {
  service: 'the name of a job',
  endpoint: 'an endpoint',
  instance: 'an instance',
  exclude: EXCLUDE.join(', '),
  from: 'now-1h, Unix seconds or ISO 8601',
  to: 'now, now-5m, Unix seconds or ISO 8601',
  refresh: 'off or a duration from 1s to 1h',
  tz: 'utc, local or an IANA zone such as Europe/Paris',
  theme: THEMES.join(', '),
  mode: MODES.join(', '),
  panel: 'the id of a panel',
  more: SYSTEM_GROUPS.join(', '),
  server: 'the name of a server in config.json',
  sort: 'a table, a column of it and asc or desc, such as endpoints:p95:desc',
  find: 'a table and a text, such as endpoints:orders',
  profile: 'JSON as it stands under profiles in config.json',
  view: 'the name of a job',
  rotate: 'off or a duration from 5s to 1h',
  sound: SWITCH.join(', '),
  notify: SWITCH.join(', '),
};
