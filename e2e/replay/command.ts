import { parseArgs } from 'node:util';

/** `servers`: paths of programs, empty for the default Prometheus; `only`: a part of service names. */
export type Command = { servers: string[]; only: string; markdown: boolean };

export const USAGE = `npm run conventions -- [--server PATH]... [--only NAME] [--markdown]

Replays every known convention, and some unknown ones, to a real server, and compares what the page recognises and shows with the expected result.
  --server PATH   a Prometheus or VictoriaMetrics; repeat it for several (also VIGIE_CONVENTION_SERVERS, separated by colons)
  --only NAME     only services whose name contains NAME
  --markdown      print a table for docs/conventions.md
  --help          this text`;

/** Parses the command line; null for --help. Throws a message about invalid options. */
export function readCommand(args: string[], env: Record<string, string | undefined> = process.env): Command | null {
  const yes = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: { server: { type: 'string', multiple: true }, only: { type: 'string' }, markdown: yes, help: yes },
  });
  if (values.help) return null;
  const fromEnvironment = (env['VIGIE_CONVENTION_SERVERS'] ?? '').split(':').filter(Boolean);
  return { servers: values.server ?? fromEnvironment, only: values.only ?? '', markdown: values.markdown ?? false };
}
