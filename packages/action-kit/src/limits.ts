import type { Annotation } from './result.ts';

/** Per step and level; GitHub drops what is over it (docs.github.com, "Workflow commands": 10 warnings and 10 errors a step). */
const maxAnnotations = 10;
/** Bytes of a step's summary; over it GitHub shows none of it. */
export const maxSummary = 1024 * 1024;
/** Characters of an issue's or pull request's comment. */
const maxComment = 65_536;

const byLevel = { error: 0, warning: 1, notice: 2 } as const;

/** At most ten of each level; the last place of a level that has more says how many. `where` names the full report. */
export function fitAnnotations(all: readonly Annotation[], where: string): Annotation[] {
  const levels = Object.groupBy(all, ({ level }) => level);
  return Object.values(levels)
    .flatMap((some) => fitLevel(some, where))
    .sort((a, b) => byLevel[a.level] - byLevel[b.level]);
}

function fitLevel(all: readonly Annotation[], where: string): Annotation[] {
  const [first] = all;
  if (first === undefined || all.length <= maxAnnotations) return [...all];
  const kept = all.slice(0, maxAnnotations - 1);
  return [...kept, { level: first.level, message: `and ${String(all.length - kept.length)} more: see ${where}` }];
}

/** Cuts Markdown at a line's end so that it stays within `limit` UTF-8 bytes, and says how many lines are missing and where they are. */
export function fitSummary(markdown: string, where: string, limit: number = maxSummary): string {
  return cut(markdown, where, { limit, size: (text) => Buffer.byteLength(text) });
}

/** The same for a comment, in characters. */
export function fitComment(markdown: string, where: string, limit: number = maxComment): string {
  return cut(markdown, where, { limit, size: (text) => text.length });
}

interface Room {
  readonly limit: number;
  readonly size: (text: string) => number;
}

function cut(markdown: string, where: string, { limit, size }: Room): string {
  if (size(markdown) <= limit) return markdown;
  const lines = markdown.split('\n');
  const note = (left: number) => `\n\n… and ${String(left)} more lines: see ${where}\n`;
  // An open code fence would swallow the note.
  const room = limit - size(note(lines.length)) - size('\n```');
  let used = 0;
  const cutAt = lines.findIndex((line) => (used += size(line) + 1) > room);
  const kept = lines.slice(0, cutAt);
  const fenced = kept.filter((line) => line.trimStart().startsWith('```')).length % 2 === 1;
  return kept.join('\n') + (fenced ? '\n```' : '') + note(lines.length - kept.length);
}
