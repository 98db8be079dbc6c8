using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("OrderEvent")]
[GraphQLDescription("An order of the bot has changed its state.")]
internal sealed class OrderEventType(string epoch, Instrument instrument, BotEvent entry)
    : BotEntryType(epoch, instrument, entry);
