using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("DecisionEvent")]
[GraphQLDescription("The bot has decided to trade, or not to.")]
internal sealed class DecisionEventType(string epoch, Instrument instrument, BotEvent entry)
    : BotEntryType(epoch, instrument, entry);
