import type { WriteStream } from 'node:tty';

export interface Progress {
  /** On a terminal one line that changes; elsewhere a line per stage. */
  readonly show: (stage: string, step?: string) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

export function progressOn(stream: Pick<WriteStream, 'isTTY' | 'write'>): Progress {
  let last = '';
  return {
    show: (stage, step = '') => {
      if (stream.isTTY) stream.write(`\r\x1b[K${stage} ${step}`);
      else if (stage !== last) stream.write(`${stage}\n`);
      last = stage;
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
