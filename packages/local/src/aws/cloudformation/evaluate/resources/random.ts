import { createHash } from 'node:crypto';

/** The same characters for the same seed: as made up as AWS's, but the same in every run. */
export function random(seed: string, length: number, alphabet: string): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    const bytes = createHash('sha256')
      .update(`${String(block)}:${seed}`)
      .digest();
    text += [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  }
  return text.slice(0, length);
}

export const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
export const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const hex = '0123456789abcdef';

export function uuid(seed: string): string {
  const digits = random(seed, 32, hex);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
