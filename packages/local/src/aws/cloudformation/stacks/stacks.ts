import { deterministicUuid } from '../uuid.ts';
import { Stack, type StackState, type StackView } from './stack.ts';
import { Strays } from './strays.ts';

/** The stacks of one account in one region, as a reader sees them. */
export interface StackList {
  readonly account: string;
  readonly region: string;
  /** Deleted ones too, in the order in which they were made. */
  all(): readonly StackView[];
  /** By name: one that is not deleted; by ARN: any. */
  find(nameOrArn: string): StackView | undefined;
}

export interface NewStack {
  readonly name: string;
  /** Default: made up. */
  readonly id?: string;
  readonly parent?: Stack;
  readonly state: StackState;
}

export class Stacks implements StackList {
  readonly account: string;
  readonly region: string;
  readonly strays = new Strays();
  readonly #stacks = new Map<string, Stack>();
  /** Each stack before the last call that changed it; undefined where it did not exist. */
  readonly #before = new Map<string, StackView | undefined>();

  constructor(account: string, region: string) {
    this.account = account;
    this.region = region;
  }

  all(): readonly Stack[] {
    return [...this.#stacks.values()];
  }

  live(): readonly Stack[] {
    return this.all().filter(({ state }) => state.status !== 'DELETE_COMPLETE');
  }

  find(nameOrArn: string): Stack | undefined {
    return found(nameOrArn, this.all());
  }

  /** The same names in the same order get the same ARNs, so that two runs of a test end alike. */
  add({ name, id, parent, state }: NewStack): Stack {
    const { account, region } = this;
    const made = id ?? this.#arn(name);
    const inside = parent && {
      parentId: parent.identity.id,
      rootId: parent.identity.rootId ?? parent.identity.id,
    };
    const stack = new Stack({ id: made, name, account, region, ...inside }, state);
    this.#before.set(made, undefined);
    this.#stacks.set(made, stack);
    return stack;
  }

  remove(stack: Stack): void {
    this.#stacks.delete(stack.identity.id);
    this.#before.delete(stack.identity.id);
  }

  /** To be called before a call changes the stack: a stale read sees it as it is now. */
  remember(stack: Stack): void {
    this.#before.set(stack.identity.id, stack.snapshot());
  }

  /** Lets even a stale read see the stack as it is. */
  settle(stack: Stack): void {
    this.#before.set(stack.identity.id, stack);
  }

  /** What a reader sees that has not heard of the last call that changed each stack. */
  stale(): StackList {
    const { account, region } = this;
    const all = () => [...this.#before.values()].filter((view) => view !== undefined);
    return { account, region, all, find: (nameOrArn) => found(nameOrArn, all()) };
  }

  #arn(name: string): string {
    const made = this.all().filter(({ identity }) => identity.name === name).length;
    const place = `${this.region}:${this.account}`;
    return `arn:aws:cloudformation:${place}:stack/${name}/${deterministicUuid(`${place} ${name} ${String(made)}`)}`;
  }
}

function found<T extends StackView>(nameOrArn: string, all: readonly T[]): T | undefined {
  if (nameOrArn.startsWith('arn:')) return all.find(({ identity }) => identity.id === nameOrArn);
  return all.find(({ identity, state }) => identity.name === nameOrArn && state.status !== 'DELETE_COMPLETE');
}
