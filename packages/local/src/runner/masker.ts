import { encodings } from './encodings.ts';

/** Replaces secrets by `***` as the runner does: the secret, its encoded forms, overlapping finds as one. */
export class Masker {
  readonly #secrets = new Set<string>();

  /** A secret from a workflow's `secrets`: trimmed, whole and line by line (src/Runner.Worker/Worker.cs). */
  addSecret(value: string): void {
    this.#add(value.trim());
    for (const line of linesOf(value)) this.#add(line.trim());
  }

  /** A value of `::add-mask::`: whole and line by line. */
  addMask(value: string): void {
    this.#add(value);
    for (const line of linesOf(value)) this.#add(line);
  }

  mask(text: string): string {
    const found = [...this.#secrets].flatMap((secret) => positions(text, secret)).sort((a, b) => a.start - b.start);
    let masked = '';
    let shownTo = 0;
    for (const { start, end } of merged(found)) {
      masked += `${text.slice(shownTo, start)}***`;
      shownTo = end;
    }
    return masked + text.slice(shownTo);
  }

  #add(value: string): void {
    if (value === '') return;
    for (const form of [value, ...encodings.map((encode) => encode(value))]) if (form !== '') this.#secrets.add(form);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function linesOf(value: string): string[] {
  return value.split(/[\r\n]+/).filter((line) => line !== '');
}

function positions(text: string, secret: string): Span[] {
  const spans: Span[] = [];
  // Finds may overlap each other ("aa" twice in "aaa"), so the search goes on one character later.
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1))
    spans.push({ start: at, end: at + secret.length });
  return spans;
}

/** Spans that overlap or touch become one. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last !== undefined && span.start <= last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}
