/** Why a mutation was refused. */
export const errorFields = /* GraphQL */ `
  fragment ErrorFields on MutationError {
    __typename
    ... on InvalidInput {
      code
      message
    }
    ... on Refused {
      code
      message
    }
  }
`;
