import type { Output } from '../../service.ts';
import { boolean, choice, string, structure } from '../../shapes/index.ts';
import { foundChangeSet } from '../change-sets/find.ts';
import { templateAsked } from '../change-sets/request.ts';
import { invalid } from '../errors.ts';
import { reads } from '../operation.ts';
import * as shapes from '../shapes.ts';
import { found } from '../stacks/find.ts';
import { type Summary, summarize } from '../summarize.ts';

/** Without transforms, what is processed is what was sent. */
export const getTemplate = reads({
  name: 'GetTemplate',
  input: structure(
    {},
    {
      StackName: string({ min: 1 }),
      ChangeSetName: shapes.changeSetNameOrId,
      TemplateStage: choice(['Original', 'Processed']),
    },
  ),
  run({ StackName, ChangeSetName }, { stacks }) {
    const StagesAvailable = ['Original', 'Processed'];
    if (ChangeSetName !== undefined) {
      const named = { ChangeSetName, ...(StackName !== undefined && { StackName }) };
      return { TemplateBody: foundChangeSet(named, stacks).changeSet.template, StagesAvailable };
    }
    if (StackName === undefined) throw invalid('Either StackName or ChangeSetName must be specified');
    const { template } = found(stacks, StackName).state;
    return { TemplateBody: template, StagesAvailable: template === undefined ? [] : StagesAvailable };
  },
});

export const validateTemplate = reads({
  name: 'ValidateTemplate',
  input: structure({}, { TemplateBody: shapes.templateBody, TemplateURL: shapes.templateUrl }),
  run(input, context) {
    const summary = summarize(templateAsked(context.world, input));
    return {
      Parameters: summary.parameters.map(({ key, noEcho, description, default: value }) => ({
        ParameterKey: key,
        DefaultValue: value,
        NoEcho: noEcho,
        Description: description,
      })),
      Description: summary.description,
      ...capabilitiesOf(summary),
    };
  },
});

export const getTemplateSummary = reads({
  name: 'GetTemplateSummary',
  input: structure(
    {},
    {
      TemplateBody: shapes.templateBody,
      TemplateURL: shapes.templateUrl,
      StackName: shapes.stackName,
      StackSetName: string({ min: 1 }),
      CallAs: choice(['SELF', 'DELEGATED_ADMIN']),
      TemplateSummaryConfig: structure({}, { TreatUnrecognizedResourceTypesAsWarnings: boolean }),
    },
  ),
  run({ StackName, TemplateBody, TemplateURL }, context) {
    const body = StackName === undefined ? TemplateBody : found(context.stacks, StackName).state.template;
    const given = {
      ...(body !== undefined && { TemplateBody: body }),
      ...(TemplateURL !== undefined && { TemplateURL }),
    };
    const summary = summarize(templateAsked(context.world, given));
    return {
      Parameters: summary.parameters.map(({ key, type, noEcho, description, default: value, allowedValues }) => ({
        ParameterKey: key,
        DefaultValue: value,
        ParameterType: type,
        NoEcho: noEcho,
        Description: description,
        ParameterConstraints: { AllowedValues: allowedValues },
      })),
      Description: summary.description,
      ResourceTypes: summary.resourceTypes,
      Version: '2010-09-09',
      Metadata: summary.metadata,
      ...capabilitiesOf(summary),
    };
  },
});

function capabilitiesOf({ capabilities, capabilitiesReason, transforms }: Summary): Output {
  return {
    Capabilities: capabilities.length === 0 ? undefined : capabilities,
    CapabilitiesReason: capabilitiesReason,
    DeclaredTransforms: transforms.length === 0 ? undefined : transforms,
  };
}
