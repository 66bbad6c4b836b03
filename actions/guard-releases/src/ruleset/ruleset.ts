import type { Result } from '@iac/action-kit';
import * as z from 'zod/mini';
import type { Run } from '../contract.ts';
import { isUnknown, type GuardReason } from '../errors.ts';
import { readAnswer } from '@iac/github';
import { compareBranch, comparePush, guardingRuleset, pushGuard } from './differences.ts';
import { existingRulesets } from './existing.ts';
import { ownWorkflow } from './own-workflow.ts';
import { rulesetSummary, type Findings } from './summary.ts';
import { branchRuleset, pushRuleset, type Wanted } from './wanted.ts';
import { checkNameOf } from './workflow-file.ts';

/** `mode: ruleset`: prints what makes the guard required, and verifies what is there. It changes nothing. */
export async function ruleset(run: Run): Promise<Result> {
  const { wanted, unknown, open } = await wantedFor(run);
  const [branch, push] = [branchRuleset(wanted), pushRuleset(wanted)];
  const printed = open ? [branch] : [branch, push];
  const all = await existingRulesets(run.github, run.occasion.repository);
  const guarding = guardingRuleset(all, wanted);
  const pushing = pushGuard(all);
  const compared = [
    ...(guarding ? [compareBranch(guarding, branch, wanted)] : []),
    ...(pushing && !open ? [comparePush(pushing, push, wanted)] : []),
  ];
  const findings: Findings = {
    printed,
    exists: guarding !== undefined,
    differences: compared.flatMap(({ differences }) => differences),
    unknown: [...unknown, ...(compared.some(({ unseen }) => unseen) ? [unseenBypass] : [])],
  };
  return resultOf(findings, run);
}

const unseenBypass = 'Who may bypass the ruleset: it takes the token of a GitHub App with administration:read.';

const repository = z.object({ visibility: z.optional(z.string()) });
const appId = z.object({ id: z.int() });

async function wantedFor(run: Run): Promise<{ wanted: Wanted; unknown: readonly string[]; open: boolean }> {
  const { github, inputs, occasion } = run;
  const { owner, name: repo } = occasion.repository;
  const { visibility } = readAnswer(repository, await github.request('GET /repos/{owner}/{repo}', { owner, repo }));
  const own = await ownWorkflow(run);
  const name = own && checkNameOf(own.guard);
  const idOf = async (app_slug: string) =>
    readAnswer(appId, await github.request('GET /apps/{app_slug}', { app_slug })).id;
  const slugs = inputs.trustedActors.flatMap((actor) => (actor.kind === 'app' ? [actor.slug] : []));
  const ids = await Promise.all(slugs.map((slug) => idOf(slug).catch(orUnseen)));
  const wanted: Wanted = {
    check: name ?? run.job ?? 'guard',
    actions: await idOf('github-actions'),
    apps: ids.flatMap((id) => id ?? []),
    roots: inputs.protect,
  };
  const unseen = slugs.filter((_, index) => ids[index] === undefined);
  return {
    wanted,
    // A repository that anybody can read has no push rulesets, whatever its plan.
    open: visibility === 'public',
    unknown: [
      ...(name === undefined
        ? ['The name of the check: the workflow could not be read, or an expression makes it.']
        : []),
      ...unseen.map((slug) => `The App ${slug}: GitHub shows no App of that name to this token.`),
    ],
  };
}

function orUnseen(error: unknown): undefined {
  if (!isUnknown(error)) throw error;
  return undefined;
}

function resultOf(findings: Findings, run: Run): Result {
  const { exists, differences, unknown } = findings;
  const reason: GuardReason = !exists
    ? 'ruleset-printed'
    : differences.length > 0
      ? 'ruleset-differs'
      : unknown.length > 0
        ? 'ruleset-not-verifiable'
        : 'ruleset-holds';
  const passed = reason === 'ruleset-printed' || reason === 'ruleset-holds';
  return {
    outputs: { outcome: passed ? 'passed' : 'rejected', reason, violations: '[]', count: '0' },
    summary: rulesetSummary(findings, run.occasion.repository),
    annotations: [...differences, ...(exists ? unknown : [])].map((message) => ({
      level: 'warning',
      title: 'Ruleset',
      message,
    })),
    ...(!passed && { failure: [...differences, ...unknown].join('\n') }),
  };
}
