/**
 * The pairs of GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE: `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`.
 * Gives the pairs that come before a wrong line, then throws with the runner's own words
 * (src/Runner.Worker/FileCommandManager.cs, EnvFileKeyValuePairs).
 */
export function* parseKeyValues(text: string): Generator<readonly [name: string, value: string]> {
  const lines = new Lines(text);
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line.text !== '') yield parsePair(line.text, lines);
  }
}

function parsePair(line: string, lines: Lines): readonly [string, string] {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) return [line.slice(0, equals), line.slice(equals + 1)];
  if (heredoc < 0) throw new Error(`Invalid format '${line}'`);

  const name = line.slice(0, heredoc);
  const delimiter = line.slice(heredoc + 2);
  if (name === '' || delimiter === '')
    throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
  return [name, readValue(lines, delimiter)];
}

function readValue(lines: Lines, delimiter: string): string {
  const value: string[] = [];
  for (let line = lines.next(); line?.text !== delimiter; line = lines.next()) {
    if (line === undefined) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    if (!line.ended) throw new Error('Invalid value. EOF marker missing new line.');
    value.push(line.text);
  }
  return value.join('\n');
}

interface Line {
  readonly text: string;
  /** Whether a line feed follows. */
  readonly ended: boolean;
}

/** Lines end in a line feed only: a carriage return is part of the value (as on Linux runners). */
class Lines {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Line | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const end = this.#text.indexOf('\n', this.#at);
    const text = this.#text.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return { text, ended: end >= 0 };
  }
}
