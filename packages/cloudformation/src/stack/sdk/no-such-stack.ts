/**
 * undefined in place of the error that says that a stack does not exist. AWS gives it the name of every fault of a request, so that
 * nothing but the text tells: "Stack with id NAME does not exist"
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html).
 */
export async function noSuchStack<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (Error.isError(error) && error.name === 'ValidationError' && / does not exist\b/.test(error.message))
      return undefined;
    throw error;
  }
}
