import { readSync, writeSync } from 'node:fs';

const flush = '0000';

/** Reads git's pkt-lines up to the next flush, blocking. https://git-scm.com/docs/protocol-common */
export function readSection(fd: number): string[] {
  const lines: string[] = [];
  for (;;) {
    const size = Number.parseInt(readExactly(fd, 4), 16);
    if (size === 0) return lines;
    lines.push(readExactly(fd, size - 4).replace(/\n$/, ''));
  }
}

/** Writes the lines and a flush. */
export function writeSection(fd: number, lines: readonly string[]): void {
  const framed = lines.map((line) => `${(Buffer.byteLength(line) + 4).toString(16).padStart(4, '0')}${line}`);
  writeSync(fd, framed.join('') + flush);
}

function readExactly(fd: number, size: number): string {
  const buffer = Buffer.alloc(size);
  for (let read = 0; read < size;) {
    const got = readSync(fd, buffer, read, size - read, null);
    if (got === 0) throw new Error('The push ended in the middle of a line.');
    read += got;
  }
  return buffer.toString();
}
