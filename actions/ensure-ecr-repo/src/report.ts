import type { Result } from '@iac/action-kit';
import type { Preview } from './preview.ts';
import type { Outcome } from './reasons.ts';
import type { Prepared, Reconciled, Wanted } from './reconcile.ts';
import { annotationsOf, failureOf } from './report/annotations.ts';
import { type Row, hasDrift, isCreated, isWritten, planRows, repositoryJson, runRows } from './report/rows.ts';
import { summaryOf } from './report/summary.ts';

/** What a run would do; `previews` by repository. */
export function reportPlan(wanted: Wanted, prepared: Prepared, previews: ReadonlyMap<string, Preview>): Result {
  const rows = planRows(wanted, prepared, previews);
  return result(rows, { outcome: 'planned', reason: prepared.plan.length === 0 ? 'nothing-to-do' : 'steps-planned' });
}

/** What a run did, the repositories that failed included. */
export function reportRun(wanted: Wanted, reconciled: Reconciled): Result {
  const rows = runRows(wanted, reconciled);
  return result(rows, conclusion(rows));
}

interface Conclusion {
  readonly outcome: Outcome;
  readonly reason: string;
}

function conclusion(rows: readonly Row[]): Conclusion {
  const failed = rows.find(({ failure }) => failure !== undefined);
  if (failed?.failure !== undefined) return { outcome: 'failed', reason: failed.failure.code };
  if (rows.some(isCreated)) return { outcome: 'created', reason: 'repository-created' };
  if (rows.some(isWritten)) return { outcome: 'changed', reason: 'settings-changed' };
  return { outcome: 'unchanged', reason: 'nothing-to-do' };
}

function result(rows: readonly Row[], { outcome, reason }: Conclusion): Result {
  const first = rows[0]?.repository;
  const failure = failureOf(rows);
  return {
    outputs: {
      outcome,
      reason,
      'repository-uri': first?.uri ?? '',
      'repository-arn': first?.arn ?? '',
      registry: first?.uri.split('/')[0] ?? '',
      created: String(rows.some(isCreated)),
      changed: String(rows.some(isWritten)),
      drift: String(rows.some(hasDrift)),
      repositories: JSON.stringify(rows.map(repositoryJson)),
      plan: JSON.stringify(rows.flatMap(({ steps }) => steps)),
    },
    summary: summaryOf(rows),
    annotations: annotationsOf(rows),
    ...(failure !== undefined && { failure }),
  };
}
