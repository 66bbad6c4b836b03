/** Replaces every secret by `***`. A secret of several lines (a private key) is also hidden line by line, since output is read by lines. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const hidden = [...new Set(secrets.flatMap(forms))].sort((a, b) => b.length - a.length);
  if (hidden.length === 0) return (text) => text;
  return (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** A line this short is no secret of its own, and to hide it would make any text unreadable. */
const shortest = 8;

function forms(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  return [secret, ...(lines.length > 1 ? lines.filter((line) => line.length >= shortest) : [])].filter(
    (form) => form !== '',
  );
}
