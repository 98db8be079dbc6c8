using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

internal sealed record LiveTradingInput([ID] string BotId, string? ClientMutationId = null);
