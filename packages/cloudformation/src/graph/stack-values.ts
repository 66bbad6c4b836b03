/** What names of exports and imports are computed with. What is not here cannot be known offline, and neither can a name made of it. */
export interface StackValues {
  /** By parameter: as given, as kept, or the default. */
  readonly parameters: ReadonlyMap<string, string>;
  /** AWS::StackName */
  readonly stackName: string;
  /** AWS::Region, of which AWS::Partition and AWS::URLSuffix follow. */
  readonly region?: string;
  /** AWS::AccountId */
  readonly accountId?: string;
}
