import { nearest } from '../nearest.ts';
import { subPieces } from '../sub-text.ts';
import { scalarText, valueOf, type Content, type Mapping } from '../syntax/content.ts';
import { functionNames } from '../syntax/short-form.ts';
import { Names } from './names.ts';
import type { Position } from './position.ts';
import type { Scope } from './scope.ts';
import { functionOf, shapeProblem } from './shapes.ts';

const ofConditions = ['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals', 'Condition'];

/** Walks values: every function is known, may stand there, has its arguments, and names what is there. */
export class Functions {
  readonly names: Names;
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.names = new Names(scope);
  }

  check(content: Content, position: Position): void {
    if (content.kind === 'list') {
      for (const item of content.items) this.check(item, position);
      return;
    }
    if (content.kind !== 'map') return;
    const called = functionOf(content) ?? this.#condition(content, position);
    if (called === undefined) this.#plain(content, position);
    else this.#call(called.name, called.argument, { at: content.at, position });
  }

  /** `{Condition: Name}` is a function only where conditions are made; elsewhere (in a policy) it is a key. */
  #condition(content: Mapping, { within }: Position) {
    const argument = valueOf(content, 'Condition');
    const isFunction = within === 'condition' && argument !== undefined && content.entries.size === 1;
    return isFunction ? { name: 'Condition', argument } : undefined;
  }

  #plain({ entries }: Mapping, position: Position): void {
    for (const [key, { at, value }] of entries) {
      // Fn::Transform may stand among others; Fn::ForEach::Name is no function but a loop.
      if (key.startsWith('Fn::') && key !== 'Fn::Transform' && !this.#scope.open)
        this.#scope.fault(at, `${key} stands among other keys.`, 'A function is alone in its map.');
      this.check(value, position);
    }
  }

  #call(name: string, argument: Content, where: { readonly at: number; readonly position: Position }): void {
    const { at, position } = where;
    const { fault, open } = this.#scope;
    if (!functionNames.includes(name)) {
      if (open) return;
      const near = nearest(name, functionNames);
      const remedy = near === undefined ? 'Take it out.' : `Write ${near}.`;
      fault(at, `${name} is no function of CloudFormation.`, remedy);
      return;
    }
    if (position.within === 'constant' && name !== 'Fn::Transform') {
      if (!open) fault(at, `${name} cannot stand here: no function can.`, 'Write the value itself.');
      return;
    }
    if (ofConditions.includes(name) && position.within !== 'condition')
      fault(at, `${name} belongs under Conditions.`, 'Declare a condition there, and name it in Fn::If.');
    if (position.within === 'condition' && ['Fn::GetAtt', 'Fn::ImportValue'].includes(name))
      fault(at, `${name} is not known when conditions are.`, 'Make the condition of parameters.');
    const form = shapeProblem(name, argument, open);
    if (form === undefined) this.#argument(name, argument, position);
    else fault(argument.at, `The arguments of ${name} are not what it takes.`, `Write ${form}.`);
  }

  #argument(name: string, argument: Content, position: Position): void {
    const text = scalarText(argument);
    const items = argument.kind === 'list' ? argument.items : [];
    if (name === 'Ref') this.names.reference(text ?? '', argument.at, position);
    else if (name === 'Condition') this.names.condition(text ?? '', argument.at);
    else if (name === 'Fn::GetAtt') this.#attribute(items, position);
    else if (name === 'Fn::Sub') this.#sub(argument, position);
    else if (name === 'Fn::If') this.#if(items, position);
    else if (name === 'Fn::FindInMap') this.#findInMap(items, position);
    else if (name === 'Fn::ImportValue') this.check(argument, { ...position, within: 'name' });
    else if (name !== 'Fn::Transform') this.check(argument, position);
  }

  #attribute([resource, attribute]: readonly Content[], position: Position): void {
    if (resource?.kind === 'text') this.names.attribute(resource.value, resource.at, position);
    if (attribute !== undefined) this.check(attribute, position);
  }

  #if([condition, ...branches]: readonly Content[], position: Position): void {
    if (condition?.kind === 'text') this.names.condition(condition.value, condition.at);
    for (const branch of branches) this.check(branch, { ...position, conditional: true });
  }

  #findInMap(items: readonly Content[], position: Position): void {
    const [map, ...keys] = items;
    const { mappings, open, fault } = this.#scope;
    for (const item of items) this.check(item, position);
    if (map?.kind !== 'text' || open) return;
    let level: Content | undefined = mappings.get(map.value)?.value;
    if (level === undefined) fault(map.at, `There is no mapping ${map.value}.`, 'Declare it under Mappings.');
    for (const key of keys) {
      const text = scalarText(key);
      if (text === undefined || level === undefined) return;
      level = valueOf(level, text);
      if (level === undefined)
        fault(key.at, `The mapping ${map.value} has no ${text} there.`, 'Add it under Mappings.');
    }
  }

  #sub(argument: Content, position: Position): void {
    const [text, variables] = argument.kind === 'list' ? argument.items : [argument];
    if (variables !== undefined) this.check(variables, position);
    if (text?.kind !== 'text') return;
    const named = variables?.kind === 'map' ? { variables: new Set(variables.entries.keys()) } : {};
    for (const piece of subPieces(text.value))
      if ('name' in piece) this.#subName(piece.name, text.at, { ...position, ...named });
  }

  #subName(name: string, at: number, position: Position): void {
    const dot = name.indexOf('.');
    if (!/^[\w.:]+$/.test(name)) {
      const problem = `\${${name}} is no name that Fn::Sub could replace.`;
      this.#scope.fault(at, problem, `Write \${!${name}} to keep it as it is.`);
    } else if (dot < 0 || position.variables?.has(name) === true) this.names.reference(name, at, position);
    else this.names.attribute(name.slice(0, dot), at, position);
  }
}
