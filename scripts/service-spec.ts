// `node scripts/service-spec.ts`: writes the lists that packages/cloudformation has from @aws-cdk/aws-service-spec. A test sees when one is stale.
import { writeFileSync } from 'node:fs';
import { serviceSpecFiles } from './service-spec/files.ts';
import { resourceTypes } from './service-spec/load.ts';

for (const { path, text } of await serviceSpecFiles(resourceTypes())) writeFileSync(path, text);
