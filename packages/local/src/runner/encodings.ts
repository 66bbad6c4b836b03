type Encode = (secret: string) => string;

/**
 * The forms of a secret that are masked beside the secret itself, in the order of actions/runner
 * (src/Runner.Common/HostContext.cs, src/Sdk/DTLogging/Logging/ValueEncoders.cs).
 */
export const encodings: readonly Encode[] = [
  (secret) => base64From(secret, 0),
  // base64("user:" + secret) starts the secret at one of three places within a group of three bytes.
  (secret) => base64From(secret, 1),
  (secret) => base64From(secret, 2),
  (secret) => secret.replaceAll('"', '\\"'),
  (secret) => secret.replaceAll("'", "''"),
  (secret) => JSON.stringify(secret).slice(1, -1),
  uriData,
  xmlData,
  withoutQuotes,
  beforeAmpersand,
  afterAmpersand,
];

function base64From(secret: string, shift: number): string {
  const bytes = Buffer.from(secret);
  return (bytes.length > shift ? bytes.subarray(shift) : bytes).toString('base64');
}

// .NET's Uri.EscapeDataString follows RFC 3986, which reserves five characters more than JavaScript does.
function uriData(secret: string): string {
  const escaped = encodeURIComponent(secret.toWellFormed());
  return escaped.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};

function xmlData(secret: string): string {
  return secret.replace(/[<>"'&]/g, (mark) => entities[mark] ?? mark);
}

function withoutQuotes(secret: string): string {
  return secret.length > 8 && secret.startsWith('"') && secret.endsWith('"') ? secret.slice(1, -1) : '';
}

// PowerShell prints a secret that made a command line fail in two pieces, parted at an ampersand, the second one coloured.
const shortestPiece = 6;

function beforeAmpersand(secret: string): string {
  const plus = secret.indexOf('&+');
  return piece(plus >= 0 ? secret.slice(0, plus + 2) : secret.slice(0, secret.lastIndexOf('&') + 1));
}

function afterAmpersand(secret: string): string {
  if (!secret.includes('&')) return '';
  const plus = secret.indexOf('&+');
  // The colour's code swallows the letter after `&+`.
  return piece(plus >= 0 ? secret.slice(plus + 3) : secret.slice(secret.lastIndexOf('&') + 1));
}

function piece(text: string): string {
  return text.length >= shortestPiece ? text : '';
}
