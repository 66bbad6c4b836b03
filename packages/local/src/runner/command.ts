/** A workflow command: `::name key=value,key=value::data`, or the old form `##[name key=value;key=value]data`. */
export interface WorkflowCommand {
  readonly name: string;
  /** By lower-cased key: the runner ignores case. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

type Escapes = readonly (readonly [escape: string, mark: string])[];

// %25 comes last, so that %2525 reads as %25 (src/Runner.Common/ActionCommand.cs).
const inData: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const inProperty: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const inOldForm: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

/** The command in a line of output; undefined when it is only text, also when no command of that name is `known`. */
export function parseCommand(line: string, known: (name: string) => boolean): WorkflowCommand | undefined {
  return [newForm(line), oldForm(line)].find((command) => command !== undefined && known(command.name));
}

function newForm(line: string): WorkflowCommand | undefined {
  const text = line.trimStart();
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  const [name, properties] = nameAndProperties(text.slice(2, end));
  return {
    name,
    properties: parseProperties(properties.trim(), ',', inProperty),
    data: unescape(text.slice(end + 2), inData),
  };
}

/** The old form is also found in the middle of a line. */
function oldForm(line: string): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const [name, properties] = nameAndProperties(line.slice(start + 3, end));
  return {
    name,
    properties: parseProperties(properties, ';', inOldForm),
    data: unescape(line.slice(end + 1), inOldForm),
  };
}

function nameAndProperties(info: string): [name: string, properties: string] {
  const blank = info.indexOf(' ');
  return blank < 0 ? [info, ''] : [info.slice(0, blank), info.slice(blank + 1)];
}

function parseProperties(text: string, separator: string, escapes: Escapes): Map<string, string> {
  const properties = new Map<string, string>();
  for (const pair of text.split(separator)) {
    // An empty key or value drops the pair; the value may hold further equals signs.
    const [, key, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? [];
    if (key !== undefined && value !== undefined) properties.set(key.toLowerCase(), unescape(value, escapes));
  }
  return properties;
}

function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce((plain, [escape, mark]) => plain.replaceAll(escape, mark), text);
}
