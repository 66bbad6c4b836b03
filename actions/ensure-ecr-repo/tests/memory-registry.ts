import { UserError } from '@iac/action-kit';
import type { Json } from '../src/boundary.ts';
import type { NewRepository } from '../src/plan.ts';
import type { PreviewResult } from '../src/preview.ts';
import type { Registry } from '../src/run.ts';
import type { Repository, TagMutability, Tags } from '../src/settings.ts';

type Created = ReturnType<Registry['create']>;

/** A registry in memory that answers as ECR does. */
export class MemoryRegistry implements Registry {
  readonly repositories = new Map<string, Repository>();
  /** Every call, as `describe api,ui`. */
  readonly calls: string[] = [];
  /** Runs before a call is carried out: to change something first, or to throw. */
  before: (call: string) => void = () => undefined;
  /** Answers of the next looks at a preview; then its end. */
  previews: PreviewResult[] = [];
  expiring = 0;
  busy = false;
  #previewed: Json = {};

  /** Puts a repository there, as if somebody had made it. */
  has(name: string, settings: Partial<Repository> = {}): this {
    this.repositories.set(name, { ...repository(name), ...settings });
    return this;
  }

  describe(names: readonly string[]) {
    this.#call('describe', ...names);
    const found = names.map((name) => this.repositories.get(name));
    return resolved(found.some((each) => each === undefined) ? ('some-missing' as const) : found.filter(isPresent));
  }

  lifecyclePolicy(name: string) {
    this.#call('lifecyclePolicy', name);
    return resolved(this.repositories.get(name)?.lifecyclePolicy);
  }

  repositoryPolicy(name: string) {
    this.#call('repositoryPolicy', name);
    return resolved(this.repositories.get(name)?.repositoryPolicy);
  }

  tags(arn: string) {
    const name = arn.slice(arn.indexOf('/') + 1);
    this.#call('tags', name);
    return resolved(this.repositories.get(name)?.tags ?? {});
  }

  create(name: string, { tagMutability, scanOnPush, encryption, tags }: NewRepository): Created {
    this.#call('create', name);
    if (this.repositories.has(name)) return resolved('exists' as const);
    this.has(name, { tagMutability, scanOnPush, ...(encryption && { encryption }), ...(tags && { tags }) });
    return resolved(repository(name, this.repositories.get(name)));
  }

  setTagMutability(name: string, tagMutability: TagMutability) {
    return this.#change('setTagMutability', name, { tagMutability });
  }

  setScanOnPush(name: string, scanOnPush: boolean) {
    return this.#change('setScanOnPush', name, { scanOnPush });
  }

  putLifecyclePolicy(name: string, lifecyclePolicy: Json) {
    return this.#change('putLifecyclePolicy', name, { lifecyclePolicy });
  }

  setRepositoryPolicy(name: string, repositoryPolicy: Json) {
    return this.#change('setRepositoryPolicy', name, { repositoryPolicy });
  }

  addTags(arn: string, tags: Tags) {
    const name = arn.slice(arn.indexOf('/') + 1);
    return this.#change('addTags', name, { tags: { ...this.repositories.get(name)?.tags, ...tags } });
  }

  startPreview(name: string, policy: Json) {
    this.#call('startPreview', name);
    if (this.busy) {
      this.busy = false;
      return resolved('busy' as const);
    }
    this.#previewed = policy;
    return resolved('started' as const);
  }

  previewResult(name: string) {
    this.#call('previewResult', name);
    return resolved(this.previews.shift() ?? { policy: this.#previewed, expiring: this.expiring });
  }

  get writes(): string[] {
    return this.calls.filter((call) => /^(create|set|put|add)/.test(call));
  }

  #change(call: string, name: string, change: Partial<Repository>) {
    this.#call(call, name);
    this.has(name, { ...this.repositories.get(name), ...change });
    return Promise.resolve();
  }

  #call(call: string, ...names: readonly string[]) {
    const text = `${call} ${names.join(',')}`;
    this.calls.push(text);
    this.before(text);
  }
}

/** As a new repository is with this action's defaults. */
export function repository(name: string, settings: Partial<Repository> = {}): Repository {
  return {
    name,
    arn: `arn:aws:ecr:eu-west-1:123456789012:repository/${name}`,
    uri: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${name}`,
    registryId: '123456789012',
    tagMutability: { mode: 'IMMUTABLE', exclusions: [] },
    scanOnPush: true,
    encryption: { type: 'AES256' },
    ...settings,
  };
}

export function denied(call: string): UserError {
  return new UserError({ code: 'access-denied', problem: `${call} is not allowed.`, remedy: 'Allow it.' });
}

// A promise, as of a client, so that the callers' order of events is the real one.
function resolved<Value>(value: Value): Promise<Value> {
  return Promise.resolve(value);
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
