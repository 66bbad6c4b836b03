import type { Fault, Location } from '@iac/action-kit/errors';
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { nearest } from '../nearest.ts';
import type { Content, Entry } from './content.ts';
import type { plainScalar } from './plain-scalar.ts';
import { functionNames, functionOfTag, withAttribute, writtenOut } from './short-form.ts';

const unsupported =
  'CloudFormation does not know it (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html).';
const standard = 'tag:yaml.org,2002:';

/** Makes contents of YAML nodes; what CloudFormation cannot read is noted in `faults`. */
export class ContentReader {
  readonly faults: Fault[] = [];
  readonly #at: (offset: number) => Location;
  readonly #plain: typeof plainScalar;

  /** `plain`: what an unquoted scalar means, which is another thing in JSON than in YAML. */
  constructor(at: (offset: number) => Location, plain: typeof plainScalar) {
    this.#at = at;
    this.#plain = plain;
  }

  read(node: ParsedNode): Content {
    const offset = node.range[0];
    if (isAlias(node)) {
      this.#fault(offset, `*${node.source} is an alias. ${unsupported}`, 'Write the value out.');
      return { kind: 'text', at: offset, value: '' };
    }
    const content = this.#untagged(node);
    const { tag } = node;
    if (tag === undefined || tag.startsWith(standard)) return content;
    const name = functionOfTag(tag);
    if (name !== undefined) return writtenOut(name, content);
    const near = nearest(`Fn::${tag.slice(1)}`, functionNames)?.replace('Fn::', '!');
    const remedy = near === undefined ? 'Take it out.' : `Write ${near}.`;
    this.#fault(offset, `${tag} is no function of CloudFormation.`, remedy);
    return content;
  }

  #untagged(node: Exclude<ParsedNode, { type: 'ALIAS' }>): Content {
    if (isScalar(node)) return this.#scalar(node);
    const offset = node.range[0];
    if (isMap(node)) return { kind: 'map', at: offset, entries: this.#entries(node) };
    if (!isSeq(node)) return { kind: 'null', at: offset };
    return { kind: 'list', at: offset, items: node.items.map((item) => this.read(item)) };
  }

  #scalar(node: Scalar.Parsed): Content {
    const offset = node.range[0];
    const value = String(node.value);
    const type = node.tag?.startsWith(standard) === true ? node.tag.slice(standard.length) : undefined;
    if (type !== undefined && !['str', 'int', 'float', 'bool', 'null'].includes(type))
      this.#fault(offset, `!!${type} is a type that cannot stand here. ${unsupported}`, 'Write a text.');
    const isPlain = type === undefined ? node.type === 'PLAIN' && node.tag === undefined : type !== 'str';
    return isPlain ? this.#plain(value, offset) : { kind: 'text', at: offset, value };
  }

  #entries(node: YAMLMap.Parsed): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const { key, value } of node.items) {
      const offset = key.range[0];
      const name = this.#key(key);
      const first = entries.get(name);
      if (first !== undefined) {
        const problem = `${name} is here twice: it stands on line ${this.#at(first.at).line ?? 1} too.`;
        this.#fault(offset, problem, 'Keep one of them.');
      }
      const content: Content = value === null ? { kind: 'null', at: offset } : this.read(value);
      entries.set(name, { at: offset, value: withAttribute(name, content) });
    }
    return entries;
  }

  #key(key: ParsedNode): string {
    const offset = key.range[0];
    if (!isScalar(key)) {
      this.#fault(offset, 'A key must be a text.', 'Write a name before the colon.');
      return '';
    }
    const name = String(key.value);
    if (key.type === 'PLAIN' && name === '<<')
      this.#fault(offset, `<< merges maps. ${unsupported}`, 'Write the values out.');
    if (key.tag !== undefined && key.tag !== `${standard}str`)
      this.#fault(offset, `${key.tag} cannot stand in a key.`, 'Write the key out; functions are for values.');
    return name;
  }

  #fault(offset: number, problem: string, remedy: string): void {
    this.faults.push({ problem, remedy, at: this.#at(offset) });
  }
}
