import { dataOf, delimiter, flush, pktLine, readPktLines } from './pkt-line.ts';
import type { Head } from './repository.ts';

/** PURE: asks where the branch stands; without a name: which one HEAD names (git-scm.com, gitprotocol-v2, ls-refs). */
export function askForHead(ref: string | undefined): string {
  return message('ls-refs', ref === undefined ? ['symrefs', 'ref-prefix HEAD'] : [`ref-prefix ${ref}`]);
}

/** PURE: undefined when the server has no such branch. Throws on what is no answer. */
export function readHead(answer: Buffer, ref: string | undefined): Head | undefined {
  for (const line of readPktLines(answer)) {
    const [, oid, name, target] =
      /^([0-9a-f]{40}) ([^ \n]+)(?: symref-target:(refs\/heads\/[^ \n]+))?\n?$/.exec(line?.toString() ?? '') ?? [];
    const found = ref === undefined && name === 'HEAD' ? target : name === ref ? ref : undefined;
    if (oid !== undefined && found !== undefined) return { ref: found, oid };
  }
  return undefined;
}

export interface Wanted {
  readonly want: readonly string[];
  /** Commits that are here, whatever they bring with them. */
  readonly have: readonly string[];
  /** Commits that are here without those before them; 'want' for what is asked for now. */
  readonly shallow: readonly string[] | 'want';
}

/** PURE: asks for objects, but for no file's content unless it is named (git-scm.com, gitprotocol-v2, fetch). */
export function askForObjects({ want, have, shallow }: Wanted): string {
  return message('fetch', [
    ...['thin-pack', 'ofs-delta', 'no-progress', 'filter blob:none'],
    ...(shallow === 'want' ? ['deepen 1'] : shallow.map((oid) => `shallow ${oid}`)),
    ...want.map((oid) => `want ${oid}`),
    ...have.map((oid) => `have ${oid}`),
    'done',
  ]);
}

/** PURE: the pack in the answer. Throws when there is none, or the server says that something went wrong. */
export function readPack(answer: Buffer): Buffer {
  const lines = readPktLines(answer);
  const start = lines.findIndex((line) => line?.toString() === 'packfile\n');
  if (start < 0) throw new Error('the server sent no pack');
  return dataOf(lines.slice(start + 1));
}

function message(command: string, args: readonly string[]): string {
  return [pktLine(`command=${command}\n`), delimiter, ...args.map((arg) => pktLine(`${arg}\n`)), flush].join('');
}
