import type { WriteStream } from 'node:tty';

export interface Progress {
  /** On a terminal one line that changes; elsewhere a line when a `stage` begins, and then every half minute. */
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
  const shown = new Map<string, number>();
  const clear = () => stream.isTTY && stream.write('\r\x1b[K');
  return {
    show: (stage, detail = '') => {
      const line = `${stage} ${detail}`.trimEnd();
      if (stream.isTTY) stream.write(`\r\x1b[K${line.slice(0, stream.columns - 1)}`);
      else if (now() - (shown.get(stage) ?? -quiet) >= quiet) {
        stream.write(`${line}\n`);
        shown.set(stage, now());
      }
    },
    say: (line) => {
      clear();
      stream.write(`${line}\n`);
    },
    clear: () => void clear(),
  };
}
