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

/** A regime with its probabilities and what another one needs to take over. */
export const regimeFields = /* GraphQL */ `
  fragment RegimeFields on RegimeState {
    label
    confidence
    since
    barCloseTime
    threshold
    minimumDwellBars
    probabilities {
      label
      probability
    }
    model {
      version
    }
  }
`;
