// The least that an action on ECR can be: asks for one repository and sets one output. Bundled by the benchmark as our actions are.
import { getInput, setOutput } from '@actions/core';
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';

const ecr = new ECRClient({});
const { repositories = [] } = await ecr.send(
  new DescribeRepositoriesCommand({ repositoryNames: [getInput('repositories')] }),
);
setOutput('repository-uri', repositories[0]?.repositoryUri);
