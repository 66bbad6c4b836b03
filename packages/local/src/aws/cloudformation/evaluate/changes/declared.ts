import { isList, isMap, type Json, type JsonObject } from '../json.ts';
import { callIn } from '../read/short-forms.ts';
import { type Reference, references } from '../template/references.ts';
import { member } from './differences.ts';

/** What the template says at a path of a value; where a function stands above it, that function. */
export function declaredAt(declared: Json | undefined, path: readonly string[]): Json | undefined {
  let at = declared;
  for (const key of path) {
    if (at === undefined || callIn(at) !== undefined) return at;
    at = member(at, key);
  }
  return at;
}

export function referencesIn(declared: Json | undefined): readonly Reference[] {
  return declared === undefined ? [] : [...references(declared)];
}

/** How AWS writes a value that only the operation will show. */
export const afterApply = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** A value as it can be told beforehand: whatever a function makes of something still unknown is not told. */
function foretold(value: Json, declared: Json | undefined, isUnknown: (reference: Reference) => boolean): Json {
  if (declared === undefined) return value;
  if (callIn(declared) !== undefined) return referencesIn(declared).some(isUnknown) ? afterApply : value;
  if (isMap(value)) return foretoldMembers(value, declared, isUnknown);
  if (!isList(value)) return value;
  // A member that AWS::NoValue took out moves the others up: then the whole list is as unknown as its parts.
  if (!isList(declared) || declared.length !== value.length)
    return referencesIn(declared).some(isUnknown) ? [afterApply] : value;
  return value.map((each, index) => foretold(each, declared[index], isUnknown));
}

export function foretoldMembers(
  value: JsonObject,
  declared: Json | undefined,
  isUnknown: (reference: Reference) => boolean,
): JsonObject {
  const entries = Object.entries(value).map(
    ([key, each]) => [key, foretold(each, member(declared, key), isUnknown)] as const,
  );
  return Object.fromEntries(entries);
}
