import type { Fault, Location } from '@iac/action-kit/errors';

// What go-yaml, which Kubernetes and Flux read with, refuses anywhere in a file, comments included (readerc.go).
const unread =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]/gu;

/** One fault for each character that makes a file unreadable, the library's own reader being more lenient. */
export function characterFaults(text: string, at: (offset: number) => Location): Fault[] {
  return [...text.matchAll(unread)].map(({ 0: character, index }) => ({
    problem: `Kubernetes does not read a file with the character ${codeOf(character)}.`,
    remedy: 'Take it out.',
    at: at(index),
  }));
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
