/** A key of a map, or an index of a list. */
export type Step = string | number;
export type Path = readonly Step[];

/** `spec.values."a.b"[0]`: the way a path is written in the input `set`. */
export function formatPath(path: Path): string {
  return path.map(formatStep).join('').replace(/^\./, '');
}

function formatStep(step: Step): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[^.[\]"\s]+$/.test(step) ? `.${step}` : `.${JSON.stringify(step)}`;
}

const nextStep =
  /^(?:\.?(?<bare>[^.[\]"\s]+)|\.?(?<quoted>"(?:[^"\\]|\\.)*")|\[(?<index>0|[1-9][0-9]{0,5})\])(?=$|[.[])/;

/** The reverse of formatPath; undefined: the text is no path. */
export function parsePath(text: string): Path | undefined {
  const path: Step[] = [];
  let rest = text;
  while (rest !== '') {
    const found = nextStep.exec(rest);
    if (found === null) return undefined;
    const { bare, quoted, index } = found.groups ?? {};
    path.push(index !== undefined ? Number(index) : quoted !== undefined ? unquote(quoted) : (bare ?? ''));
    rest = rest.slice(found[0].length);
  }
  return path.length === 0 ? undefined : path;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}
