using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("What a person found at the venue of an order whose state is OUTCOME_UNKNOWN.")]
internal sealed record SettleOrderInput(
    [ID]
    [GraphQLDescription("The order that is meant.")]
    string OrderId,
    [GraphQLDescription("Every execution of it that the venue lists; none when it was not executed and does not stand open.")]
    IReadOnlyList<SettledExecutionInput> Executions,
    [GraphQLDescription("How you know, for those who read it later.")]
    string Reason,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    [GraphQLDescription("The version of the bot you have seen; refused when it has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null)
{
    /// <summary>As many as an order may have.</summary>
    private const int ExecutionsMax = 1_000;

    private const int TextLengthMax = 200;

    /// <summary>What cannot be right, whatever the order is.</summary>
    internal InvalidInput? Check()
    {
        if (Executions.Count > ExecutionsMax)
            return InvalidInput.At("executions", $"An order has at most {ExecutionsMax} executions.");
        if (Reason.Trim().Length is 0 or > TextLengthMax)
            return InvalidInput.At("reason", $"A reason has from 1 to {TextLengthMax} characters.");
        return Executions.Any(e => e.TradeId.Length is 0 or > TextLengthMax || e.CommissionCurrency.Length > TextLengthMax)
            ? InvalidInput.At("executions", $"A trade id has from 1 to {TextLengthMax} characters, a currency at most as many.")
            : null;
    }
}
