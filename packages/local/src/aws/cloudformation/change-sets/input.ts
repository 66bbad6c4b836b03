import { invalid } from '../errors.ts';
import type { ChangeSetRequest, RequestedParameter } from './change-set.ts';

/** CreateChangeSet's parameters, as far as they are looked at. */
export interface CreateChangeSetInput {
  readonly StackName: string;
  readonly ChangeSetName: string;
  readonly ChangeSetType?: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
  readonly Parameters?: readonly {
    readonly ParameterKey?: string;
    readonly ParameterValue?: string;
    readonly UsePreviousValue?: boolean;
    readonly ResolvedValue?: string;
  }[];
  readonly Capabilities?: readonly string[];
  readonly ResourceTypes?: readonly string[];
  readonly RoleARN?: string;
  readonly NotificationARNs?: readonly string[];
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
  readonly ClientToken?: string;
  readonly Description?: string;
  readonly ResourcesToImport?: readonly {
    readonly ResourceType: string;
    readonly LogicalResourceId: string;
    readonly ResourceIdentifier: ReadonlyMap<string, string>;
  }[];
  readonly IncludeNestedStacks?: boolean;
  readonly OnStackFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
  readonly ImportExistingResources?: boolean;
  readonly DeploymentMode?: 'REVERT_DRIFT';
  readonly DeploymentConfig?: { readonly Mode?: 'STANDARD' | 'EXPRESS'; readonly DisableRollback?: boolean };
  readonly DisableValidation?: boolean;
}

/** What members exclude each other (API_CreateChangeSet.html). Throws ValidationError. */
export function checkRequest(input: CreateChangeSetInput): void {
  const { ChangeSetType: type = 'UPDATE', StackName: name } = input;
  if (!name.startsWith('arn:') && name.length > 128)
    throw invalid(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must have length less than or equal to 128`,
    );
  if (type === 'IMPORT' && (input.ResourcesToImport ?? []).length === 0)
    throw invalid('Resources to import must be specified for a change set of type IMPORT');
  if (type !== 'IMPORT' && input.ResourcesToImport !== undefined)
    throw invalid('ResourcesToImport can only be specified for a change set of type IMPORT');
  if (input.OnStackFailure === 'DELETE' && type !== 'CREATE')
    throw invalid('OnStackFailure DELETE can only be specified for a change set of type CREATE');
  if (input.DeploymentMode === 'REVERT_DRIFT' && type !== 'UPDATE')
    throw invalid('DeploymentMode REVERT_DRIFT can only be specified for a change set of type UPDATE');
  if (input.DeploymentMode === 'REVERT_DRIFT' && input.DeploymentConfig?.Mode === 'EXPRESS')
    throw invalid('DeploymentMode REVERT_DRIFT cannot be used with DeploymentConfig mode EXPRESS');
  const keys = (input.Tags ?? []).map(({ Key }) => Key);
  if (new Set(keys).size < keys.length) throw invalid('Duplicate tag keys are not allowed');
  const reserved = keys.find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) throw invalid(`Tag key ${reserved} begins with the reserved prefix aws:`);
}

/** What the change set keeps of it. */
export function requestOf(input: CreateChangeSetInput): ChangeSetRequest {
  const { DeploymentConfig: config } = input;
  return {
    parameters: (input.Parameters ?? []).map(parameterOf),
    tags: new Map((input.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    tagsGiven: input.Tags !== undefined,
    capabilities: input.Capabilities ?? [],
    notificationArns: input.NotificationARNs,
    roleArn: input.RoleARN,
    description: input.Description,
    clientToken: input.ClientToken,
    includeNestedStacks: input.IncludeNestedStacks,
    onStackFailure: input.OnStackFailure,
    importExistingResources: input.ImportExistingResources,
    deploymentMode: input.DeploymentMode,
    deploymentConfig: config,
    disableValidation: input.DisableValidation ?? false,
    imported: new Map(
      (input.ResourcesToImport ?? []).map(({ LogicalResourceId, ResourceIdentifier }) => [
        LogicalResourceId,
        [...ResourceIdentifier.values()].join('|'),
      ]),
    ),
  };
}

function parameterOf(given: NonNullable<CreateChangeSetInput['Parameters']>[number]): RequestedParameter {
  const { ParameterKey, ParameterValue, UsePreviousValue } = given;
  if (ParameterKey === undefined) throw invalid('ParameterKey must be specified');
  return {
    ParameterKey,
    ...(ParameterValue !== undefined && { ParameterValue }),
    ...(UsePreviousValue !== undefined && { UsePreviousValue }),
  };
}
