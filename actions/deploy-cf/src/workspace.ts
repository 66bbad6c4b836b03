import type { Fault } from '@iac/action-kit/errors';
import { arrange, readFolder, readNested, type Folder } from '@iac/cloudformation';
import { changedSince } from './files/changed.ts';
import { accountOf } from './files/environments.ts';
import { readFiles } from './files/find.ts';
import { nestedReader } from './files/nested.ts';
import { readParameters } from './files/parameter-sources.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { selectChanged } from './select.ts';

/** What the workspace holds; nothing was asked of AWS for it. */
export interface Workspace {
  readonly folder: Folder;
  /** Names of templates; undefined: all. */
  readonly selected?: ReadonlySet<string>;
  /** Empty: any. */
  readonly allowedAccounts: readonly string[];
  readonly warnings: readonly Fault[];
}

/** Reads and checks all that can be checked offline. Throws one UserError with every fault. */
export async function readWorkspace(
  inputs: Inputs,
  files: readonly string[],
  { context: { workspace }, signal, artifacts }: Pick<Ports, 'context' | 'signal' | 'artifacts'>,
): Promise<Workspace> {
  const { environment } = inputs;
  const [templates, parameters, account] = await Promise.all([
    readFiles(workspace, files),
    readParameters(workspace, inputs),
    inputs['allowed-account-ids'].length > 0 ? undefined : accountOf(workspace, environment),
  ]);
  const nested = await readNested(templates, nestedReader(workspace));
  const folder = readFolder({
    environment,
    stackName: inputs['stack-name'],
    templates,
    parameters: parameters.texts,
    conventions: inputs.conventions,
    nested,
    ...(artifacts && { urlOf: artifacts.urlOf }),
  });
  const allowedAccounts = account === undefined ? inputs['allowed-account-ids'] : [account];
  const ref = inputs['changed-since'];
  if (ref === undefined) return { folder, allowedAccounts, warnings: [] };
  const changed = await changedSince(workspace, ref, signal);
  if (changed.kind === 'everything') return { folder, allowedAccounts, warnings: [changed.because] };
  const { order } = arrange(folder, { stacks: new Map() });
  const selected = selectChanged(folder, order, { changed: changed.files, parameters: parameters.files });
  return { folder, allowedAccounts, warnings: [], ...(selected && { selected }) };
}
