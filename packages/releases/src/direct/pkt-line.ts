/** Ends a message. */
export const flush = '0000';

/** Parts a message: the command before it, its arguments after it (protocol version 2). */
export const delimiter = '0001';

/** PURE: one line of git's protocol: four hex digits of length, then the text (git-scm.com, gitprotocol-common). */
export function pktLine(text: string): string {
  return (Buffer.byteLength(text) + 4).toString(16).padStart(4, '0') + text;
}

/** PURE: the lines up to the end; undefined for each flush or delimiter. Throws on what is no such line, or is cut off. */
export function readPktLines(bytes: Buffer): (Buffer | undefined)[] {
  const lines: (Buffer | undefined)[] = [];
  for (let at = 0; at < bytes.length;) {
    const digits = bytes.toString('latin1', at, at + 4);
    const length = Number.parseInt(digits, 16);
    const whole = /^[0-9a-f]{4}$/i.test(digits) && length !== 3 && at + length <= bytes.length;
    if (!whole) throw new Error(`no line of git's protocol at byte ${at}`);
    lines.push(length < 4 ? undefined : bytes.subarray(at + 4, at + length));
    at += Math.max(4, length);
  }
  return lines;
}

/** Band of a line that carries two streams and errors over one connection (git-scm.com, gitprotocol-pack, side-band-64k). */
const bands = { data: 1, error: 3 } as const;

/** PURE: the data of such lines, without progress and messages. Throws what the server calls fatal. */
export function dataOf(lines: readonly (Buffer | undefined)[]): Buffer {
  const data: Buffer[] = [];
  for (const line of lines) {
    if (line?.[0] === bands.error) throw new Error(`the server gave up: ${line.toString('utf8', 1)}`);
    if (line?.[0] === bands.data) data.push(line.subarray(1));
  }
  return Buffer.concat(data);
}
