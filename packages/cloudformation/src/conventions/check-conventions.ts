import type { Template } from '../template/template.ts';
import type { Draft } from './draft.ts';
import { excuse, resourceOf } from './exceptions.ts';
import type { ConventionSettings, Finding } from './finding.ts';
import { checkLiterals } from './literals.ts';
import { checkNames } from './names/check-names.ts';
import { checkParameters } from './parameters.ts';
import { placeOf } from './place.ts';
import { checkPermissions } from './policy/permissions.ts';
import { checkTrust } from './trust/check-trust.ts';
import { checkUnrelated } from './unrelated.ts';

const checks = [checkParameters, checkLiterals, checkNames, checkUnrelated, checkPermissions, checkTrust];

/** What in a template is against our conventions, in the order of its lines (README.md beside this file). */
export function checkConventions(template: Template, { level }: ConventionSettings): Finding[] {
  const drafts = excuse(
    template,
    checks.flatMap((check) => check(template)),
  );
  return drafts
    .map((draft) => finding(template, draft, level))
    .sort((one, other) => (one.at.line ?? 0) - (other.at.line ?? 0));
}

function finding(template: Template, draft: Draft, level: ConventionSettings['level']): Finding {
  const { rule, problem, remedy, path } = draft;
  const resource = resourceOf(path);
  return {
    rule,
    level: rule.startsWith('trust-') ? 'error' : level,
    ...(resource === undefined ? {} : { resource }),
    problem,
    remedy,
    at: placeOf(template, draft),
  };
}
