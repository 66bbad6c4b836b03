import { dataOf, flush, pktLine, readPktLines } from './pkt-line.ts';

export interface Move {
  readonly ref: string;
  /** 40 hex digits each. The server compares `from` with where the ref stands, and swaps. */
  readonly from: string;
  readonly to: string;
}

/** PURE: asks to move a ref, with the objects that it takes (git-scm.com, gitprotocol-pack, "Pushing Data To a Server"). */
export function askToMove({ ref, from, to }: Move, pack: Buffer): Buffer {
  const command = pktLine(`${from} ${to} ${ref}\0 report-status side-band-64k`);
  return Buffer.concat([Buffer.from(command + flush), pack]);
}

/** PURE: why the ref did not move, in the server's words; '' when it did. Throws on what is no report. */
export function readReport(answer: Buffer, ref: string): string {
  const report = readPktLines(dataOf(readPktLines(answer))).map((line) => line?.toString().trimEnd() ?? '');
  if (report.includes(`ok ${ref}`)) return '';
  const refused = report.find((line) => line.startsWith(`ng ${ref} `));
  if (refused === undefined) throw new Error('the server reported nothing of the branch');
  return refused.slice(`ng ${ref} `.length);
}
