using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("StatusEvent")]
[GraphQLDescription("The bot's status has changed.")]
internal sealed class StatusEventType(string epoch, Instrument instrument, BotEvent entry)
    : BotEntryType(epoch, instrument, entry);
