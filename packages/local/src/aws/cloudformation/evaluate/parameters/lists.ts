/** Whether a parameter of this type is a list. */
export function isListType(type: string): boolean {
  return type.includes('List<') || type.includes('CommaDelimitedList');
}

export function listOf(value: string): readonly string[] {
  return value.split(',').map((each) => each.trim());
}
