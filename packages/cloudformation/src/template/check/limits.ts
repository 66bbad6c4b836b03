/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html; bytes are of UTF-8. */
export const limits = {
  /** In the request itself. */
  bodyBytes: 51_200,
  /** In S3. */
  templateBytes: 1_048_576,
  descriptionBytes: 1024,
  nameLength: 255,
  parameterValueBytes: 4096,
  exportNameLength: 255,
  mappingKeys: 200,
} as const;

/** How many of each a template may declare. */
export const mostOf: Readonly<Record<string, number>> = {
  Resources: 500,
  Parameters: 200,
  Outputs: 200,
  Mappings: 200,
};
