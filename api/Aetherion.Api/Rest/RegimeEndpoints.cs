using System.ComponentModel;
using Aetherion.Api.Access;
using Aetherion.Api.Limits;
using Aetherion.Api.OpenApi;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Aetherion.Api.Rest;

/// <summary>The regime endpoint of the older clients.</summary>
internal static class RegimeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/regime/{market}/{symbol}", RegimeAsync)
            .WithTags("Regime")
            .RequireAccess(AccessPolicies.Read)
            .Describe(
                "getRegime",
                "The regime of a symbol at its latest closed bar.",
                "UNKNOWN with state -1 before the first closed bar. `/ws/regime` sends the same at each change.")
            .Refuses(400, 404);

    private static async Task<Results<Ok<RegimePayload>, ProblemHttpResult>> RegimeAsync(
        HttpContext context,
        IClusterClient grains,
        IInstrumentCatalog catalog,
        RequestBudget budget,
        [Description(MarketNames.PathText)] [ValuesOf(typeof(Market))] string market,
        [Description(MarketNames.PathSymbolText)] string symbol,
        [Description(TimeframeNames.RegimeText)] [ValuesOf(typeof(Timeframe), From = TimeframeNames.FirstWithRegimes)]
        string timeframe = TimeframeNames.DefaultName)
    {
        if (!MarketNames.TryParse(market, out var known, out var problem)
            || !TimeframeNames.TryParseWithRegimes(timeframe, out var length, out problem)
            || !catalog.TryFind(known, symbol, out var instruments, out problem))
            return problem;
        if (await budget.TakeAsync(context, 1) is { } refusal)
            return refusal;
        var key = new RegimeKey(new SymbolKey(instruments[0].Id), length);
        return TypedResults.Ok(RegimePayload.Of(instruments[0], await grains.GetRegime(key).GetEstimate()));
    }
}
