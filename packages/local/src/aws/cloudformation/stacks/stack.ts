import { randomUUID } from 'node:crypto';
import type { ChangeSet } from '../change-sets/change-set.ts';
import type { Evaluated, EvaluatedOutput } from '../evaluation.ts';
import type { Operation, StackEvent } from './event.ts';
import type { ResourceStatus, StackStatus } from './status.ts';

/** What of a stack changes; replaced as a whole, never in part. */
export interface StackState {
  readonly status: StackStatus;
  readonly reason?: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt?: Date;
  readonly deletedAt?: Date;
  /** As it was sent. */
  readonly template?: string | undefined;
  /** What it is to be: of the operation that runs, or of the last one that was not rolled back. */
  readonly evaluated?: Evaluated | undefined;
  readonly outputs: readonly EvaluatedOutput[];
  readonly resources: ReadonlyMap<string, ResourceState>;
  readonly capabilities: readonly string[];
  readonly roleArn?: string | undefined;
  readonly notificationArns: readonly string[];
  readonly terminationProtection: boolean;
  readonly disableRollback: boolean;
  readonly express?: { readonly disableRollback: boolean } | undefined;
  readonly changeSetId?: string;
  /** The newest first. */
  readonly operations: readonly Operation[];
  readonly drift: 'DRIFTED' | 'IN_SYNC' | 'UNKNOWN' | 'NOT_CHECKED';
  readonly deletionMode?: 'STANDARD' | 'FORCE_DELETE_STACK';
  readonly retainExceptOnCreate?: boolean | undefined;
  readonly detailedStatus?: 'CONFIGURATION_COMPLETE' | 'VALIDATION_FAILED' | undefined;
}

export interface ResourceState {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly reason?: string;
  readonly at: Date;
  readonly drift?: ResourceDrift;
}

/** How a resource is not what it was deployed as. */
export interface ResourceDrift {
  readonly status: 'MODIFIED' | 'DELETED';
  /** Of MODIFIED: one property, and what it is now. */
  readonly property?: string;
  readonly actual?: string;
}

export interface StackIdentity {
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly parentId?: string;
  readonly rootId?: string;
}

/** A stack as a reader sees it. */
export interface StackView {
  readonly identity: StackIdentity;
  readonly state: StackState;
  /** The oldest first. */
  readonly events: readonly StackEvent[];
  /** By ARN, in the order in which they were made. */
  readonly changeSets: ReadonlyMap<string, ChangeSet>;
}

/** What goes on in a stack. */
export interface UnderWay {
  /** Ends it where it is; nothing more comes of it. */
  readonly stop: () => void;
  /** CancelUpdateStack; absent where that is refused. */
  readonly cancel?: (token?: string) => void;
}

export class Stack implements StackView {
  readonly identity: StackIdentity;
  underWay: UnderWay | undefined;
  /** The id of the operation that changes the stack; what an older one still had to do is not done. */
  current: string | undefined;
  /** How the last update is taken back: RollbackStack, ContinueUpdateRollback, a parent that fails. */
  wayBack: ((skipped: readonly string[], operation: Operation, finished: () => void) => void) | undefined;
  readonly #events: StackEvent[] = [];
  readonly #changeSets = new Map<string, ChangeSet>();
  #state: StackState;

  constructor(identity: StackIdentity, state: StackState) {
    this.identity = identity;
    this.#state = state;
  }

  get state(): StackState {
    return this.#state;
  }

  get events(): readonly StackEvent[] {
    return this.#events;
  }

  get changeSets(): ReadonlyMap<string, ChangeSet> {
    return this.#changeSets;
  }

  change(change: Partial<StackState>): void {
    this.#state = { ...this.#state, ...change };
  }

  tell(event: Omit<StackEvent, 'id'>): void {
    const id = event.logicalId === undefined || event.physicalId === this.identity.id ? '' : `${event.logicalId}-`;
    this.#events.push({ id: `${id}${randomUUID()}`, ...event });
  }

  put(changeSet: ChangeSet): void {
    this.#changeSets.set(changeSet.id, changeSet);
  }

  drop(changeSetId: string): void {
    this.#changeSets.delete(changeSetId);
  }

  /** As it is now, whatever becomes of it. */
  snapshot(): StackView {
    return {
      identity: this.identity,
      state: this.#state,
      events: this.#events.slice(),
      changeSets: new Map(this.#changeSets),
    };
  }
}
