/** Why a mutation changed nothing, in words. */
const refusals = 'errors { ... on UserError { message } }';

/** Every operation of the page; `build.mjs` validates each against the public schema before it makes the page. */
export const documents = {
  markets: /* GraphQL */ `
    query Markets {
      instruments(first: 20) {
        nodes {
          id
          symbol
          lastPrice
          regime(timeframe: M1) {
            label
            confidence
            barCloseTime
          }
        }
      }
    }
  `,
  bars: /* GraphQL */ `
    subscription Bars($id: ID!) {
      candle(instrumentId: $id, timeframe: M1, maxRate: 2) {
        ... on CandleUpdate {
          candle {
            close
            closed
            closeTime
            regime
            probabilities {
              label
              probability
            }
          }
        }
      }
    }
  `,
  createBot: /* GraphQL */ `
    mutation CreateBot($input: CreateBotInput!) {
      createBot(input: $input) {
        bot {
          id
        }
        ${refusals}
      }
    }
  `,
  startBot: /* GraphQL */ `
    mutation StartBot($input: BotInput!) {
      startBot(input: $input) {
        bot {
          id
          status
        }
        ${refusals}
      }
    }
  `,
  botEvents: /* GraphQL */ `
    subscription BotEvents($id: ID!) {
      botEvents(botId: $id, fromSequence: 0) {
        ... on BotEvent {
          status
          reasonCode
        }
      }
    }
  `,
};
