// By shape and not by `instanceof Error`, which is false for what another realm threw (a test's sandbox, a worker).

export function codeOf(thrown: unknown): string | undefined {
  return field(thrown, 'code');
}

export function messageOf(thrown: unknown): string | undefined {
  return field(thrown, 'message');
}

function field(thrown: unknown, name: 'code' | 'message'): string | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' ? value : undefined;
}
