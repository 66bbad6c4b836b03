/** At which step: the way forward (create, update), a deletion, or the way back. */
export type Step = 'create' | 'update' | 'delete' | 'rollback';

/** One resource that fails. */
export interface ResourceFailure {
  readonly logicalId: string;
  /** The reason in its event: `Resource handler returned message: "..."`. */
  readonly reason: string;
  /** Name of the stack; any when absent. */
  readonly stack?: string;
  /** Default create and update. `rollback`: its way back in an update's rollback, or its deletion in a creation's. */
  readonly on?: Step;
  /** How often; default once. */
  readonly times?: number;
}

/** A check before deployment (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html). */
export interface ValidationFailure {
  /** `NAME_CONFLICT_VALIDATION`, `BUCKET_EMPTINESS_VALIDATION`. */
  readonly validation: string;
  readonly logicalId: string;
  readonly reason: string;
  /** Default FAIL; WARN lets the change set succeed. */
  readonly mode?: 'FAIL' | 'WARN';
  /** Default `/Resources/ID`. */
  readonly path?: string;
  readonly stack?: string;
  readonly times?: number;
}

export interface HookAnnotation {
  readonly name: string;
  readonly status: 'PASSED' | 'FAILED' | 'SKIPPED';
  readonly message: string;
  readonly remedy?: string;
}

/** A hook that judges one resource when it is its turn. */
export interface HookFailure {
  /** `Acme::Security::Encryption`. */
  readonly hook: string;
  readonly logicalId: string;
  readonly reason: string;
  /** Default FAIL; WARN lets the resource pass. */
  readonly mode?: 'FAIL' | 'WARN';
  /** What GetHookResult tells of its rules. */
  readonly annotations?: readonly HookAnnotation[];
  readonly stack?: string;
  readonly times?: number;
}

interface Injected {
  readonly logicalId: string;
  readonly stack?: string;
  readonly times?: number;
}

/** Failures of one kind that a test has asked for; each is used up by happening. */
export class Failures<T extends Injected> {
  readonly #all: { readonly failure: T; left: number }[] = [];

  add(failure: T): void {
    this.#all.push({ failure, left: failure.times ?? 1 });
  }

  clear(): void {
    this.#all.length = 0;
  }

  take(stack: string, logicalId: string, matches: (failure: T) => boolean = () => true): T | undefined {
    const hit = this.#all.find(
      ({ failure, left }) =>
        left > 0 && failure.logicalId === logicalId && (failure.stack ?? stack) === stack && matches(failure),
    );
    if (hit !== undefined) hit.left -= 1;
    return hit?.failure;
  }
}

export function fails(step: Step): (failure: ResourceFailure) => boolean {
  return ({ on }) => (on === undefined ? step === 'create' || step === 'update' : on === step);
}
