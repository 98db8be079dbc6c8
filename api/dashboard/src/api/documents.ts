import { errorFields, regimeFields } from './fragments';
import { modelDocuments } from './modelDocuments';

const instrumentFields = /* GraphQL */ `
  fragment InstrumentFields on Instrument {
    id
    symbol
    venue
    market
    baseCurrency
    quoteCurrency
    priceTick
    quantityStep
    lastPrice
    lastTradeTime
    change24h
    feed {
      state
      lastEventTime
      gapCount
    }
    regime(timeframe: M1) {
      label
      confidence
      since
    }
  }
`;

const botFields = /* GraphQL */ `
  fragment BotFields on Bot {
    id
    name
    timeframe
    strategy
    activeStrategy
    exposure
    status
    regime
    warmUpBarsLeft
    markPrice
    instrument {
      id
      symbol
      baseCurrency
      quoteCurrency
      priceTick
      quantityStep
    }
    position {
      quantity
      averagePrice
    }
    unrealizedProfit
    realizedProfit
    fees
    profit
    lastDecisionTime
    error
    version
    lastSequence
    account {
      id
      currency
      balance
      free
      tradingState
    }
  }
`;

const candleFields = /* GraphQL */ `
  fragment CandleFields on Candle {
    openTime
    closeTime
    sequence
    open
    high
    low
    close
    volume
    closed
    revision
    regime
    probabilities {
      label
      probability
    }
    anomaly {
      score
      threshold
      level
    }
  }
`;

/** Every operation that the dashboard sends; the check script validates each of them against the schema. */
export const documents = {
  ...modelDocuments,
  systemStatus: /* GraphQL */ `
    query SystemStatus {
      systemStatus {
        environment
        tenant
        ready
        storage
        startedTime
        instruments
        ticksPerSecond
        strategies
        feeds {
          venue
          state
          lastEventTime
        }
      }
    }
  `,
  instruments: /* GraphQL */ `
    query Instruments($first: Int!, $after: String) {
      instruments(first: $first, after: $after) {
        nodes {
          ...InstrumentFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    ${instrumentFields}
  `,
  candles: /* GraphQL */ `
    query Candles($id: ID!, $timeframe: Timeframe!, $first: Int!, $after: String) {
      instrument(id: $id) {
        id
        candles(timeframe: $timeframe, first: $first, after: $after) {
          nodes {
            ...CandleFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    ${candleFields}
  `,
  regime: /* GraphQL */ `
    query Regime($id: ID!, $timeframe: Timeframe!, $first: Int!) {
      instrument(id: $id) {
        id
        regime(timeframe: $timeframe) {
          ...RegimeFields
        }
        regimeHistory(timeframe: $timeframe, first: $first) {
          nodes {
            id
            sequence
            previous
            current
            confidence
            barCloseTime
            previousDwellBars
            reasonCode
            modelVersion
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    ${regimeFields}
  `,
  features: /* GraphQL */ `
    query Features($id: ID!, $timeframe: Timeframe!) {
      instrument(id: $id) {
        id
        features(timeframe: $timeframe) {
          timeframe
          barCloseTime
          sequence
          logReturn
          rollingVolatility
          ewmaVolatility
          averageTrueRange
          momentum1m
          momentum5m
          volatilityScore
          relativeVolume
          volumeDelta
          efficiencyRatio
          normalizedRange
          rollSpread
          corwinSchultzSpread
        }
      }
    }
  `,
  orderBook: /* GraphQL */ `
    query OrderBook($id: ID!, $depth: Int!) {
      instrument(id: $id) {
        id
        orderBook(depth: $depth) {
          sequence
          eventTime
          state
          spread
          midpoint
          imbalance
          weightedMid
          bids {
            price
            quantity
          }
          asks {
            price
            quantity
          }
        }
      }
    }
  `,
  bots: /* GraphQL */ `
    query Bots($first: Int!, $after: String) {
      bots(first: $first, after: $after) {
        nodes {
          ...BotFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    ${botFields}
  `,
  botTrades: /* GraphQL */ `
    query BotTrades($id: ID!, $first: Int!) {
      bot(id: $id) {
        id
        fills(first: $first) {
          nodes {
            id
            side
            price
            quantity
            time
          }
        }
        orders(first: $first) {
          nodes {
            id
            side
            state
            reasonCode
            reasonText
            updatedTime
          }
        }
      }
    }
  `,
  createBot: /* GraphQL */ `
    mutation CreateBot($input: CreateBotInput!) {
      createBot(input: $input) {
        bot {
          ...BotFields
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${botFields}
    ${errorFields}
  `,
  startBot: /* GraphQL */ `
    mutation StartBot($input: BotInput!) {
      startBot(input: $input) {
        bot {
          ...BotFields
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${botFields}
    ${errorFields}
  `,
  pauseBot: /* GraphQL */ `
    mutation PauseBot($input: BotInput!) {
      pauseBot(input: $input) {
        bot {
          ...BotFields
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${botFields}
    ${errorFields}
  `,
  stopBot: /* GraphQL */ `
    mutation StopBot($input: StopBotInput!) {
      stopBot(input: $input) {
        bot {
          ...BotFields
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${botFields}
    ${errorFields}
  `,
  deleteBot: /* GraphQL */ `
    mutation DeleteBot($input: BotInput!) {
      deleteBot(input: $input) {
        deletedId
        errors {
          ...ErrorFields
        }
      }
    }
    ${errorFields}
  `,
  setTradingState: /* GraphQL */ `
    mutation SetTradingState($input: SetTradingStateInput!) {
      setTradingState(input: $input) {
        account {
          id
          currency
          balance
          free
          tradingState
        }
        errors {
          ...ErrorFields
        }
      }
    }
    ${errorFields}
  `,
  tick: /* GraphQL */ `
    subscription Tick($id: ID!, $maxRate: Int) {
      tick(instrumentId: $id, maxRate: $maxRate) {
        ... on TickUpdate {
          instrumentId
          sequence
          eventTime
          price
          quantity
          aggressor
        }
      }
    }
  `,
  candle: /* GraphQL */ `
    subscription CandleUpdates($id: ID!, $timeframe: Timeframe!, $maxRate: Int) {
      candle(instrumentId: $id, timeframe: $timeframe, maxRate: $maxRate) {
        ... on StreamGap {
          gapUpTo: toSequence
        }
        ... on CandleUpdate {
          instrumentId
          timeframe
          candle {
            ...CandleFields
          }
        }
      }
    }
    ${candleFields}
  `,
  regimeChanged: /* GraphQL */ `
    subscription RegimeChanges($id: ID, $timeframe: Timeframe!) {
      regimeChanged(instrumentId: $id, timeframe: $timeframe) {
        ... on RegimeChange {
          instrumentId
          timeframe
          sequence
          previous
          current
          confidence
          barCloseTime
          reasonCode
        }
      }
    }
  `,
  botEvents: /* GraphQL */ `
    subscription BotEvents($id: ID!, $fromSequence: Long) {
      botEvents(botId: $id, fromSequence: $fromSequence) {
        ... on BotEvent {
          botId
          sequence
          time
          kind
          status
          regime
          strategy
          reasonCode
          reasonText
          order {
            id
            side
            quantity
            filledQuantity
            state
          }
          fill {
            side
            price
            quantity
            fee
          }
        }
      }
    }
  `,
} as const;
