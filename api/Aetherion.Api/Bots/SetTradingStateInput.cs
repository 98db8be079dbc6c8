using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

internal sealed record SetTradingStateInput(
    [ID]
    string AccountId,
    TradingState State,
    string? ClientMutationId = null);
