import { isList, isMap, type Json } from '../json.ts';
import { attributeOf, callIn } from '../read/short-forms.ts';
import { substitutions } from './substitutions.ts';

/** What a value of a template refers to by name. `condition`: by the first argument of Fn::If. */
export type Reference =
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly attribute: string }
  | { readonly kind: 'condition'; readonly name: string };

/** Every reference in a value, both branches of each Fn::If included. */
export function* references(value: Json): Generator<Reference> {
  const call = callIn(value);
  if (call !== undefined) yield* inCall(call.name, call.argument);
  else if (isList(value)) for (const each of value) yield* references(each);
  else if (isMap(value)) for (const each of Object.values(value)) yield* references(each);
}

function* inCall(name: string, argument: Json): Generator<Reference> {
  if (name === 'Ref') {
    if (typeof argument === 'string') yield { kind: 'ref', name: argument };
  } else if (name === 'Fn::GetAtt') yield* inAttribute(argument);
  else if (name === 'Fn::Sub') yield* inText(argument);
  else if (name === 'Fn::If' && isList(argument)) {
    const [condition, ...branches] = argument;
    if (typeof condition === 'string') yield { kind: 'condition', name: condition };
    yield* references(branches);
  } else yield* references(argument);
}

function* inAttribute(argument: Json): Generator<Reference> {
  const parts = attributeOf(argument);
  if (!isList(parts)) return;
  const [name, attribute] = parts;
  if (typeof name !== 'string' || attribute === undefined) return;
  if (typeof attribute === 'string') yield { kind: 'attribute', name, attribute };
  else {
    // Only a Ref to a parameter may stand here.
    yield { kind: 'attribute', name, attribute: '' };
    yield* references(attribute);
  }
}

function* inText(argument: Json): Generator<Reference> {
  const [text, locals] = isList(argument) ? argument : [argument];
  if (locals !== undefined) yield* references(locals);
  if (typeof text !== 'string') return;
  const own = isMap(locals) ? locals : {};
  for (const name of substitutions(text)) {
    if (name in own) continue;
    const dot = name.indexOf('.');
    if (dot < 0) yield { kind: 'ref', name };
    else yield { kind: 'attribute', name: name.slice(0, dot), attribute: name.slice(dot + 1) };
  }
}
