/**
 * `validation`: the call is refused (ValidationError). `change-set`: the call is accepted, and the change set, or the
 * operation, then fails with these words. `stand-in`: AWS could do it, the stand-in cannot.
 */
export type TemplateFaultKind = 'validation' | 'change-set' | 'stand-in';

/** A template, or values for it, that CloudFormation does not take. The message is CloudFormation's own where it is known. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  readonly kind: TemplateFaultKind;

  constructor(message: string, kind: TemplateFaultKind = 'validation') {
    super(message);
    this.kind = kind;
  }
}

/** What is wrong with how the template is built. */
export function formatError(what: string): TemplateFault {
  return new TemplateFault(`Template format error: ${what}`);
}

/** What is wrong with how a function is used. */
export function templateError(what: string): TemplateFault {
  return new TemplateFault(`Template error: ${what}`);
}

/** For what the stand-in leaves out: fails loudly, in words that AWS does not have. */
export function notHere(what: string): TemplateFault {
  return new TemplateFault(`The local AWS does not know ${what} (packages/local/README.md).`, 'stand-in');
}
