import type { CloudFormation } from './cloudformation.ts';
import type { HookFailure, ResourceFailure, ValidationFailure } from './failures.ts';
import type { Settings } from './settings.ts';
import { StacksAccess } from './stacks-access.ts';

/** The default account and region's stacks, the way to all others, and what goes wrong in any of them. */
export class CloudFormationAccess extends StacksAccess {
  readonly #world: CloudFormation;
  readonly #place: { readonly account: string; readonly region: string };

  constructor(world: CloudFormation, place: { readonly account: string; readonly region: string }) {
    super(world, world.stacks(place.account, place.region));
    this.#world = world;
    this.#place = place;
  }

  /** How long things take, how big pages are, and limits; changed at any time. */
  get settings(): Settings {
    return this.#world.settings;
  }

  place(account: string, region: string = this.#place.region): StacksAccess {
    return new StacksAccess(this.#world, this.#world.stacks(account, region));
  }

  /** A template at an address, for TemplateURL, as if it were in a bucket. */
  templateAt(url: string, text: string): void {
    this.#world.templates.set(url, text);
  }

  /** A resource will fail when it is its turn. */
  fail(failure: ResourceFailure): void {
    this.#settled().failures.add(failure);
  }

  /** A check before deployment will fail, and the change set with it. */
  failValidation(failure: ValidationFailure): void {
    this.#settled().validations.add(failure);
  }

  failHook(failure: HookFailure): void {
    this.#settled().hooks.add(failure);
  }

  // What is due already is not what the test means.
  #settled(): CloudFormation {
    this.#world.schedule.advance(this.#world.now());
    return this.#world;
  }

  /** No failure that was asked for is left. */
  clear(): void {
    for (const failures of [this.#world.failures, this.#world.validations, this.#world.hooks]) failures.clear();
  }
}
