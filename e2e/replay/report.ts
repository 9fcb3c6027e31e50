import { describeCheck } from './check';
import { nameOf } from './scraping-server';
import type { Verification } from './verify';
import type { Verified } from './verify-all';

const passedChecks = ({ checks }: Verification): number => checks.filter(({ passes }) => passes).length;

export const failedChecks = ({ verifications }: Verified): number =>
  verifications.reduce((sum, one) => sum + one.checks.length - passedChecks(one), 0);

/** How a service was recognised, in short. */
function recognised({ service, profile }: Verification): string {
  if (service.families.length === 0) return 'not readable';
  const { kind, score } = profile.recognition;
  return kind === 'none' ? 'refused' : `${kind} ${score.toFixed(2)}`;
}

/** One line per service, and one per failed check. */
export function asText({ server, listRequests, verifications }: Verified): string {
  const lines = verifications.flatMap((one) => {
    const { service, checks, requests } = one;
    const right = passedChecks(one);
    const mark = right === checks.length ? 'right' : 'WRONG';
    const head = `${mark}  ${service.name.padEnd(30)} ${recognised(one).padEnd(16)} ${right} of ${checks.length}, ${requests} requests`;
    return [head, ...checks.filter(({ passes }) => !passes).map((check) => `         ${describeCheck(check)}`)];
  });
  return [`${nameOf(server)}: the list of services took ${listRequests} requests`, ...lines].join('\n');
}

/** A Markdown table with a row per service and a column per server. */
export function asMarkdown(all: readonly Verified[]): string {
  const services = all[0]?.verifications.map(({ service }) => service.name) ?? [];
  const cell = (name: string) => (verified: Verified) => {
    const one = verified.verifications.find(({ service }) => service.name === name);
    return one === undefined ? '' : `${recognised(one)}: ${passedChecks(one)} of ${one.checks.length}`;
  };
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['replayed service', ...all.map(({ server }) => nameOf(server))];
  return [row(head), row(head.map(() => '---')), ...services.map((name) => row([name, ...all.map(cell(name))]))].join(
    '\n',
  );
}
