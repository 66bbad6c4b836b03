import type { WriteStream } from 'node:tty';

export interface Progress {
  /** On a terminal one line that changes; elsewhere a line at each change of `stage` and every half minute. */
  show(stage: string, detail?: string): void;
  /** A line that stays. */
  say(line: string): void;
  clear(): void;
}

const quiet = 30_000;

export function progressOn(
  stream: Pick<WriteStream, 'isTTY' | 'write' | 'columns'>,
  now = () => performance.now(),
): Progress {
  let last = { stage: '', at: -quiet };
  const clear = () => stream.isTTY && stream.write('\r\x1b[K');
  return {
    show: (stage, detail = '') => {
      const line = `${stage} ${detail}`.trimEnd();
      if (stream.isTTY) stream.write(`\r\x1b[K${line.slice(0, stream.columns - 1)}`);
      else if (stage !== last.stage || now() - last.at >= quiet) {
        stream.write(`${line}\n`);
        last = { stage, at: now() };
      }
    },
    say: (line) => {
      clear();
      stream.write(`${line}\n`);
    },
    clear: () => void clear(),
  };
}
