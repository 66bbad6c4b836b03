import type { Fault } from '@iac/action-kit/errors';
import { scalarText, valueOf, type Content, type Entry, type Mapping } from '../template/syntax/content.ts';
import { parse, type Parsed } from '../template/syntax/parse.ts';
import type { Written } from './gather.ts';
import type { PoolSource, ReadSource } from './pool.ts';

/** Reads YAML or JSON in any of the three shapes that readPool names. */
export function readDocument({ file, text }: PoolSource): ReadSource {
  const { root, at, faults } = parse(file, text);
  if (root === undefined) return { written: [], faults };
  const reader = new DocumentReader(at);
  reader.read(root);
  return { written: reader.written, faults: [...faults, ...reader.faults] };
}

const form = 'Write one `Key: value` a line, or `template:` and its own below it.';

class DocumentReader {
  readonly written: Written[] = [];
  readonly faults: Fault[] = [];
  readonly #at: Parsed['at'];

  constructor(at: Parsed['at']) {
    this.#at = at;
  }

  read(root: Content): void {
    if (root.kind === 'list') for (const item of root.items) this.#pair(item);
    else if (root.kind !== 'map') this.#fault(root.at, 'Parameters are a map, and this is none.', form);
    else if (isCodePipeline(root)) this.#codePipeline(root);
    else this.#map(root);
  }

  #map({ entries }: Mapping): void {
    for (const [key, entry] of entries) {
      const { at, value } = entry;
      if (value.kind !== 'map') this.#value(key, entry);
      else if (isCalled(value)) this.#fault(at, `${key} is a function.`, 'Write its value, or ${template.Output}.');
      else {
        const template = { name: key, at: this.#at(at) };
        for (const [own, each] of value.entries) this.#value(own, each, template);
      }
    }
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html */
  #codePipeline({ entries }: Mapping): void {
    for (const [key, { at, value }] of entries) {
      if (key === 'Parameters' && value.kind === 'map') this.#map(value);
      else if (!isEmpty(value)) this.#fault(at, `${key} is not read from here.`, 'Give it as an input of its own.');
    }
  }

  /** An item of the list that the AWS CLI reads. */
  #pair(item: Content): void {
    const key = scalarText(valueOf(item, 'ParameterKey'));
    const value = valueOf(item, 'ParameterValue');
    if (scalarText(valueOf(item, 'UsePreviousValue')) === 'true') return;
    if (key !== undefined && value !== undefined) this.#value(key, { at: item.at, value });
    else this.#fault(item.at, 'An item is no ParameterKey with its ParameterValue.', 'Write both.');
  }

  #value(key: string, { at, value }: Entry, template?: Written['template']): void {
    const items = value.kind === 'list' ? value.items : [value];
    const texts = items.map(scalarText);
    const torn = value.kind === 'list' && texts.some((each) => each?.includes(','));
    if (texts.includes(undefined))
      this.#fault(at, `${key} is no value and no list of values.`, "Write one; '' is the empty text.");
    else if (torn) this.#fault(at, `An item of ${key} has a comma in it.`, 'CloudFormation would make two of it.');
    else this.written.push({ key, text: texts.join(','), at: this.#at(at), ...(template && { template }) });
  }

  #fault(offset: number, problem: string, remedy: string): void {
    this.faults.push({ problem, remedy, at: this.#at(offset) });
  }
}

function isCodePipeline({ entries }: Mapping): boolean {
  const known = ['Parameters', 'Tags', 'StackPolicy'];
  return entries.get('Parameters')?.value.kind === 'map' && [...entries.keys()].every((key) => known.includes(key));
}

function isEmpty(value: Content): boolean {
  return value.kind === 'null' || (value.kind === 'map' && value.entries.size === 0);
}

function isCalled({ entries }: Mapping): boolean {
  return [...entries.keys()].some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
