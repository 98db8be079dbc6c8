import { errorFields, regimeFields } from './fragments';

const changeFields = /* GraphQL */ `
  fragment ChangeFields on RegimeTransition {
    id
    previous
    current
    confidence
    barCloseTime
    previousDwellBars
    reasonCode
    modelVersion
  }
`;

const explanationFields = /* GraphQL */ `
  fragment ExplanationFields on RegimeExplanation {
    regime
    alternative
    logOdds
    history
    reasonCode
    sentence
    contributions {
      feature
      value
      zScore
      contribution
    }
  }
`;

const modelEventFields = /* GraphQL */ `
  fragment ModelEventFields on ModelEvent {
    sequence
    time
    kind
    scope
    version
    previousVersion
    actor
    reason
  }
`;

/** The operations about models: what they say, why, and how they do. */
export const modelDocuments = {
  anomaly: /* GraphQL */ `
    query Anomaly($id: ID!, $timeframe: Timeframe!) {
      instrument(id: $id) {
        id
        anomaly(timeframe: $timeframe) {
          barCloseTime
          score
          threshold
          level
          contributions {
            feature
            contribution
          }
        }
      }
    }
  `,
  why: /* GraphQL */ `
    query Why($id: ID!, $timeframe: Timeframe!, $first: Int!) {
      instrument(id: $id) {
        id
        regime(timeframe: $timeframe) {
          ...RegimeFields
          explanation {
            ...ExplanationFields
          }
        }
        regimeHistory(timeframe: $timeframe, first: $first) {
          nodes {
            ...ChangeFields
          }
        }
      }
    }
    ${explanationFields}
    ${changeFields}
    ${regimeFields}
  `,
  regimeChange: /* GraphQL */ `
    query RegimeChange($id: ID!) {
      node(id: $id) {
        ... on RegimeTransition {
          ...ChangeFields
          probabilities {
            label
            probability
          }
          explanation {
            ...ExplanationFields
          }
        }
      }
    }
    ${explanationFields}
    ${changeFields}
  `,
  outlook: /* GraphQL */ `
    query Outlook($id: ID!) {
      instrument(id: $id) {
        id
        forecast(timeframe: M1) {
          barCloseTime
          volatility
          volatilityScore
          outlook
          probabilities {
            range
            trend
            highRisk
          }
          agreement
          isOnByDefault
        }
        tradability(timeframe: M1) {
          score
          parts {
            name
            value
            weight
          }
        }
      }
    }
  `,
  modelHealth: /* GraphQL */ `
    query ModelHealth($id: ID!, $timeframe: Timeframe!) {
      instrument(id: $id) {
        id
        modelHealth(timeframe: $timeframe) {
          status
          barCount
          champion
          challenger
          logLikelihoodPerBar
          trainingLogLikelihoodPerBar
          challengerLogLikelihoodPerBar
          labelAgreement
          drift {
            feature
            index
            rows
          }
          brier
          calibrationError
          alerts
        }
      }
    }
  `,
  models: /* GraphQL */ `
    query Models($first: Int!) {
      models(first: $first) {
        nodes {
          id
          version
          scope
          family
          state
          createdTime
          events(first: 1) {
            sequence
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  promoteModel: /* GraphQL */ `
    mutation PromoteModel($input: PromoteModelInput!) {
      promoteModel(input: $input) {
        model {
          id
          state
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${errorFields}
  `,
  rollBackModel: /* GraphQL */ `
    mutation RollBackModel($input: RollBackModelInput!) {
      rollBackModel(input: $input) {
        model {
          id
          state
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${errorFields}
  `,
  modelEvents: /* GraphQL */ `
    subscription ModelEvents($fromSequence: Long) {
      modelEvents(fromSequence: $fromSequence) {
        ... on ModelEvent {
          ...ModelEventFields
        }
      }
    }
    ${modelEventFields}
  `,
} as const;
