import * as core from '@actions/core';

/** What happens, while it happens: one line each, into the step's log. */
export const log = {
  info: (line: string): void => {
    core.info(line);
  },
  /** Shown only when the run has debug logging switched on. */
  debug: (line: string): void => {
    core.debug(line);
  },
  /** Lines that belong together, folded in the log. */
  group: <T>(title: string, body: () => Promise<T>): Promise<T> => core.group(title, body),
};

/** Has the runner replace `secret` by `***` wherever it is printed from now on. */
export function mask(secret: string): void {
  if (secret !== '') core.setSecret(secret);
}
