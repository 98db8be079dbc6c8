using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Costs;
using Microsoft.AspNetCore.Http;

namespace Aetherion.GraphQL.Transport;

/// <summary>
/// The header <c>GraphQL-Cost</c>: <c>report</c> asks for the cost beside the answer, <c>validate</c> for the cost
/// without execution.
/// </summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    public static RequestRules Read(IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(Name, out var value) || value.Count == 0)
            return RequestRules.Default;
        return RequestRules.Default with
        {
            CostMode = value.ToString().Trim().ToUpperInvariant() switch
            {
                "REPORT" => CostMode.Report,
                "VALIDATE" => CostMode.Validate,
                _ => throw new HttpRequestException(
                    StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, $"{Name} must be report or validate."),
            },
        };
    }
}
