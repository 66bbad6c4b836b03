import * as z from 'zod/mini';
import type { ExistingRuleset } from './existing.ts';
import type { Ruleset, Wanted } from './wanted.ts';

/** How what is there differs from what is wanted, one sentence each; `unseen`: the token may not see who bypasses. */
export interface Comparison {
  readonly differences: readonly string[];
  readonly unseen: boolean;
}

/** PURE: the ruleset that requires the guard's check; undefined where none does, by whatever name. */
export function guardingRuleset(all: readonly ExistingRuleset[], { check }: Wanted): ExistingRuleset | undefined {
  return all.find(
    ({ target, rules = [] }) =>
      target !== 'push' && rules.some(({ parameters }) => contextsOf(parameters).includes(check)),
  );
}

/** PURE */
export function pushGuard(all: readonly ExistingRuleset[]): ExistingRuleset | undefined {
  return all.find(
    ({ target, rules = [] }) => target === 'push' && rules.some(({ type }) => type === 'file_path_restriction'),
  );
}

/** PURE: rules that are stricter, or more, are no difference; a bypass that is not wanted is one. */
export function compareBranch(found: ExistingRuleset, wanted: Ruleset, { check, actions }: Wanted): Comparison {
  const { include = [], exclude = [] } = found.conditions?.ref_name ?? {};
  const types = (found.rules ?? []).map(({ type }) => type);
  const missing = ['deletion', 'non_fast_forward', 'pull_request'].filter((type) => !types.includes(type));
  const covers = include.includes('~DEFAULT_BRANCH') || include.includes('~ALL');
  return withBypass(found, wanted, [
    ...enforced(found),
    ...(covers ? [] : [`"${found.name}" does not name ~DEFAULT_BRANCH, but ${include.join(', ') || 'nothing'}.`]),
    ...(exclude.length === 0 ? [] : [`"${found.name}" leaves out ${exclude.join(', ')}.`]),
    ...missing.map((type) => `"${found.name}" lacks the rule ${type}.`),
    ...(sourceOf(found, check) === actions
      ? []
      : [`"${found.name}" takes the check "${check}" from any source, not from GitHub Actions (${actions}).`]),
  ]);
}

/** PURE */
export function comparePush(found: ExistingRuleset, wanted: Ruleset, { roots }: Wanted): Comparison {
  const paths = (found.rules ?? []).flatMap(({ parameters }) => textsIn(parameters?.['restricted_file_paths']));
  const open = roots.filter((root) => ![`${root}/**/*`, `${root}/**`].some((pattern) => paths.includes(pattern)));
  return withBypass(found, wanted, [
    ...enforced(found),
    ...open.map((root) => `"${found.name}" does not restrict ${root}/**/*.`),
  ]);
}

function enforced({ name, enforcement }: ExistingRuleset): string[] {
  return enforcement === 'active' ? [] : [`"${name}" is not active, but ${enforcement}.`];
}

function withBypass(
  { name, bypass_actors: found }: ExistingRuleset,
  wanted: Ruleset,
  differences: readonly string[],
): Comparison {
  if (found === undefined) return { differences, unseen: true };
  const apps = wanted.bypass_actors.map(({ actor_id }) => actor_id);
  const has = (app: number) => found.some((each) => each.actor_type === 'Integration' && each.actor_id === app);
  const others = found.filter((each) => each.actor_type !== 'Integration' || !apps.includes(each.actor_id ?? 0));
  return {
    differences: [
      ...differences,
      ...apps
        .filter((app) => !has(app))
        .map((app) => `"${name}" does not let the App ${app} pass, which pushes releases.`),
      ...others.map(({ actor_type, actor_id }) => `"${name}" lets ${actor_type} ${actor_id ?? ''} pass as well.`),
    ],
    unseen: false,
  };
}

function contextsOf(parameters: Readonly<Record<string, unknown>> | undefined): string[] {
  return checksIn(parameters).map(({ context }) => context);
}

function sourceOf({ rules = [] }: ExistingRuleset, check: string): unknown {
  return rules.flatMap(({ parameters }) => checksIn(parameters)).find(({ context }) => context === check)
    ?.integration_id;
}

const check = z.object({ context: z.string(), integration_id: z.optional(z.nullable(z.int())) });

function checksIn(parameters: Readonly<Record<string, unknown>> | undefined): z.output<typeof check>[] {
  return z.safeParse(z.array(check), parameters?.['required_status_checks']).data ?? [];
}

function textsIn(value: unknown): string[] {
  return z.safeParse(z.array(z.string()), value).data ?? [];
}
