import * as z from 'zod/mini';
import type { GitHub } from '@iac/github';
import type { Repository } from '../contract.ts';
import { readAnswer } from '@iac/github';

/** More rulesets than this are not read. */
const most = 50;

const list = z.array(z.looseObject({ id: z.int(), target: z.optional(z.string()) }));
const bypassActor = z.object({
  actor_id: z.optional(z.nullable(z.int())),
  actor_type: z.string(),
  bypass_mode: z.optional(z.string()),
});
const ruleset = z.looseObject({
  id: z.int(),
  name: z.string(),
  target: z.optional(z.string()),
  enforcement: z.string(),
  // GitHub leaves it out for a token that may not change the ruleset.
  bypass_actors: z.optional(z.array(bypassActor)),
  conditions: z.optional(
    z.nullable(
      z.looseObject({
        ref_name: z.optional(
          z.object({ include: z.optional(z.array(z.string())), exclude: z.optional(z.array(z.string())) }),
        ),
      }),
    ),
  ),
  rules: z.optional(
    z.array(z.looseObject({ type: z.string(), parameters: z.optional(z.record(z.string(), z.unknown())) })),
  ),
});

export type ExistingRuleset = z.output<typeof ruleset>;

/** The rulesets of the repository and those that it inherits, in full. */
export async function existingRulesets(github: GitHub, { owner, name: repo }: Repository): Promise<ExistingRuleset[]> {
  const parameters = { owner, repo, includes_parents: true, per_page: most };
  const found = readAnswer(list, await github.request('GET /repos/{owner}/{repo}/rulesets', parameters));
  return Promise.all(
    found.map(async ({ id: ruleset_id }) =>
      readAnswer(
        ruleset,
        await github.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', { owner, repo, ruleset_id }),
      ),
    ),
  );
}
