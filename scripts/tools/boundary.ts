/** A text member of parsed JSON. */
export function text(json: unknown, name: string): string {
  const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  if (typeof value !== 'string') throw new Error(`There is no text called ${name} in ${JSON.stringify(json)}.`);
  return value;
}

export interface OpenapiPin {
  readonly minor: string;
  readonly version: string;
  /** As go.sum has it. */
  readonly sum: string;
}

export function openapiPins(json: unknown): OpenapiPin[] {
  if (typeof json !== 'object' || json === null) throw new Error('The pins are no object.');
  return Object.entries(json).map(([minor, pin]: [string, unknown]) => ({
    minor,
    version: text(pin, 'version'),
    sum: text(pin, 'sum'),
  }));
}
