import { describe, expect, it } from '@jest/globals';
import { planRelease, type Current } from '../src/plan.ts';
import { release, wanted } from './fixtures.ts';

const holding = (text: string): Current => ({ environments: ['production', 'staging'], file: { kind: 'other', text } });

describe('planRelease', () => {
  it('creates a release that is not there', () => {
    const plan = planRelease(wanted, { environments: ['staging'], file: { kind: 'missing' } });
    expect(plan).toMatchObject({
      steps: [{ kind: 'create', path: wanted.path, text: wanted.text }],
      reason: 'created',
    });
    expect(plan.diff).toContain('+      tag: 1.4.2');
  });

  it('refuses a path into the twin of an environment, in other cases, that no cluster reads', () => {
    const twin = { ...wanted, path: 'releases/Staging/api.yaml', conventional: false };
    expect(() => planRelease(twin, { environments: ['staging'], file: { kind: 'missing' } })).toThrow(
      'releases/Staging/api.yaml is not in releases/staging',
    );
    const elsewhere = { ...twin, path: 'releases/preview/api.yaml' };
    expect(planRelease(elsewhere, { environments: ['staging'], file: { kind: 'missing' } }).reason).toBe('created');
  });

  it('updates one that differs, and says which image it had', () => {
    const plan = planRelease(wanted, holding(release('api', 'default', '1.4.1')));
    expect(plan).toMatchObject({
      steps: [{ kind: 'update', text: wanted.text }],
      reason: 'updated',
      previousImages: [{ image: 'r.example/api:1.4.1' }],
    });
    expect(plan.diff).toContain('-      tag: 1.4.1\n+      tag: 1.4.2');
  });

  it('has nothing to do where the bytes are the same', () => {
    expect(planRelease(wanted, { environments: ['staging'], file: { kind: 'same' } })).toMatchObject({
      steps: [],
      reason: 'same-bytes',
      diff: '',
      previousImages: wanted.images,
    });
  });

  it('has nothing to do where only the form differs, as after Flux rewrote the file', () => {
    const rewritten = wanted.text.replace('tag: 1.4.2', 'tag: "1.4.2" # as Flux wrote it');
    expect(planRelease(wanted, holding(rewritten))).toMatchObject({ steps: [], reason: 'same-meaning' });
  });

  it("refuses another service's file", () => {
    expect(() => planRelease(wanted, holding(release('ui', 'default', '1')))).toThrow(
      'releases/staging/api.yaml holds the release of ui in the sandbox default, not of api in default.',
    );
  });

  it("refuses another sandbox's file", () => {
    expect(() => planRelease(wanted, holding(release('api', 'pr-12', '1')))).toThrow(/sandbox pr-12/);
  });

  it('refuses a file that holds no release at all', () => {
    expect(() => planRelease(wanted, holding('kind: ConfigMap\n'))).toThrow(/holds no HelmRelease/);
  });

  it('refuses an environment that no cluster reads, and names those there are', () => {
    const nowhere = { ...wanted, environment: 'prod' };
    expect(() => planRelease(nowhere, { environments: ['production', 'staging'], file: { kind: 'missing' } })).toThrow(
      /no folder releases\/prod.*there are production, staging/,
    );
  });

  it('asks for no folder where the caller chose the path', () => {
    const chosen = { ...wanted, conventional: false };
    expect(planRelease(chosen, { environments: [], file: { kind: 'missing' } }).steps).toHaveLength(1);
  });
});
