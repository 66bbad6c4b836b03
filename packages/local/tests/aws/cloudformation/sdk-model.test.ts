import * as sdk from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from '@jest/globals';
import { cloudFormation } from '../../../src/aws/cloudformation/cloudformation.ts';
import { evaluator } from '../../../src/aws/cloudformation/evaluator.ts';
import { cloudFormationService } from '../../../src/aws/cloudformation/service.ts';
import { inputOf, operationModel } from '../sdk-model.ts';

const now = () => new Date();
const { operations } = cloudFormationService(cloudFormation({ evaluator, now, fetch: () => undefined }));
const schemas = new Map<string, unknown>(Object.entries(sdk));

describe('every operation of CloudFormation', () => {
  // What it answers is held against AWS's models in tests/e2e/aws-models.test.ts.
  it.each([...operations.keys()])('takes what the SDK can send: %s', (name) => {
    expect(inputOf(operations.get(name)?.input)).toEqual(inputOf(operationModel(schemas.get(`${name}$`)).input));
  });
});
