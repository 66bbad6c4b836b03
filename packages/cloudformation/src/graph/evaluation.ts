import { isList, isObject } from '../template/contains.ts';
import { subPieces } from '../template/sub-text.ts';
import type { Json, Template } from '../template/template.ts';
import { referenced } from './references.ts';
import { firstUnknown, scalar, text, textsOf, unknown, type Resolved } from './resolved.ts';
import type { StackValues } from './stack-values.ts';

/** What the values and conditions of a template come to, as far as its parameters tell. */
export class Evaluation {
  readonly #template: Template;
  readonly #values: StackValues;
  /** undefined while it is being found out, so that conditions which name each other end. */
  readonly #conditions = new Map<string, boolean | undefined>();

  constructor(template: Template, values: StackValues) {
    this.#template = template;
    this.#values = values;
  }

  /** undefined: it cannot be known offline. */
  condition(name: string): boolean | undefined {
    if (this.#conditions.has(name)) return this.#conditions.get(name);
    this.#conditions.set(name, undefined);
    const { Conditions: declared } = this.#template.body;
    const result = this.#holds(isObject(declared) ? declared[name] : undefined);
    this.#conditions.set(name, result);
    return result;
  }

  resolve(value: Json | undefined): Resolved {
    if (value === undefined || value === null) return { kind: 'none' };
    if (isList(value)) return listOf(value.map((item) => this.resolve(item)));
    if (!isObject(value)) return text(String(value));
    const [name = '', another] = Object.keys(value);
    const argument = value[name];
    if (another !== undefined || argument === undefined) return unknown('it is no text');
    return this.#call(name, argument);
  }

  #call(name: string, argument: Json): Resolved {
    const items = isList(argument) ? argument : [argument];
    switch (name) {
      case 'Ref':
        return referenced(this.#template, this.#values, scalar(argument));
      case 'Fn::Sub':
        return this.#sub(items);
      case 'Fn::Join':
        return this.#join(items);
      case 'Fn::Split':
        return this.#split(items);
      case 'Fn::Select':
        return this.#select(items);
      case 'Fn::If':
        return this.#if(items);
      case 'Fn::FindInMap':
        return this.#findInMap(items);
      default:
        return unknown(`${name} is known only when it is deployed`);
    }
  }

  #sub([template, variables]: readonly Json[]): Resolved {
    const given = isObject(variables) ? variables : {};
    const pieces = subPieces(scalar(template)).map((piece) => {
      if ('text' in piece) return text(piece.text);
      if (piece.name in given) return this.resolve(given[piece.name]);
      if (piece.name.includes('.')) return unknown(`${piece.name} is an attribute of a resource`);
      return referenced(this.#template, this.#values, piece.name);
    });
    return firstUnknown(pieces) ?? text(textsOf(pieces).join(''));
  }

  #join([delimiter, values]: readonly Json[]): Resolved {
    const list = this.resolve(values);
    return list.kind === 'list' ? text(list.items.join(scalar(delimiter))) : list;
  }

  #split([delimiter, value]: readonly Json[]): Resolved {
    const whole = this.resolve(value);
    return whole.kind === 'text' ? { kind: 'list', items: whole.text.split(scalar(delimiter)) } : whole;
  }

  #select([index, values]: readonly Json[]): Resolved {
    const [place, list] = [this.resolve(index), this.resolve(values)];
    const missing = firstUnknown([place, list]);
    if (missing !== undefined) return missing;
    const item = list.kind === 'list' && place.kind === 'text' ? list.items[Number(place.text)] : undefined;
    return item === undefined ? unknown('Fn::Select has nothing to select') : text(item);
  }

  #if([name, whenTrue, whenFalse]: readonly Json[]): Resolved {
    const holds = this.condition(scalar(name));
    if (holds === undefined) return unknown(`the condition ${scalar(name)} is not known yet`);
    return this.resolve(holds ? whenTrue : whenFalse);
  }

  #findInMap(items: readonly Json[]): Resolved {
    const [map, first, second] = items.map((item) => this.resolve(item));
    const keys = [map, first, second].filter((key) => key !== undefined);
    const missing = firstUnknown(keys);
    if (missing !== undefined) return missing;
    let found: Json | undefined = this.#template.body['Mappings'];
    for (const key of textsOf(keys)) found = isObject(found) ? found[key] : undefined;
    return found === undefined ? unknown(`Mappings has no ${textsOf(keys).join('.')}`) : this.resolve(found);
  }

  #holds(value: Json | undefined): boolean | undefined {
    if (!isObject(value)) return undefined;
    const [name = ''] = Object.keys(value);
    const argument = value[name];
    const items = isList(argument) ? argument : [];
    if (name === 'Condition') return this.condition(scalar(argument));
    if (name === 'Fn::Equals') return this.#equal(items);
    const all = items.map((item) => this.#holds(item));
    if (name === 'Fn::Not') return all[0] === undefined ? undefined : !all[0];
    if (name === 'Fn::And') return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
    if (name === 'Fn::Or') return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
    return undefined;
  }

  #equal(items: readonly Json[]): boolean | undefined {
    const [a, b] = items.map((item) => this.resolve(item));
    if (a === undefined || b === undefined || firstUnknown([a, b]) !== undefined) return undefined;
    return a.kind === b.kind && textsOf([a]).join('\n') === textsOf([b]).join('\n');
  }
}

function listOf(items: readonly Resolved[]): Resolved {
  return firstUnknown(items) ?? { kind: 'list', items: textsOf(items) };
}
