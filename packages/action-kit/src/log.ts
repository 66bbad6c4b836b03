import * as core from '@actions/core';

/** What happens, while it happens: one line each, into the step's log. */
export const log = {
  info: (line: string): void => {
    core.info(inert(line));
  },
  /** Shown only when the run has debug logging switched on. */
  debug: (line: string): void => {
    core.debug(line);
  },
  /** Lines that belong together, folded in the log. */
  group: <T>(title: string, body: () => Promise<T>): Promise<T> => core.group(title, body),
};

/**
 * PURE: text that the runner prints and does not obey. It takes `::name::` at a line's beginning and `##[name]` anywhere for its
 * commands (actions/runner, ActionCommand.cs), also in a diff or in a server's answer.
 */
function inert(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, `$1:${unseen}`).replaceAll('##[', `##${unseen}[`);
}

/** Zero width space. */
const unseen = '\u200b';

/** Has the runner replace `secret` by `***` wherever it is printed from now on. */
export function mask(secret: string): void {
  if (secret !== '') core.setSecret(secret);
}
