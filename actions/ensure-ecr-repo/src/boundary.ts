export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** JSON.parse, typed. Throws its SyntaxError. */
export function parseJson(text: string): Json {
  return JSON.parse(text) as Json;
}

/** `value in error` for what a library hangs on its errors. */
export function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
}
