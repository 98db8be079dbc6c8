using Aetherion.Api.Limits;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Rest;

/// <summary>Reads the same of every symbol of a market, or of the one asked for.</summary>
internal sealed class MarketReader(IInstrumentCatalog catalog, RequestBudget budget, TimeProvider time)
{
    /// <param name="reads">How many reads of a grain's memory a symbol takes: what it costs.</param>
    public async Task<Results<Ok<MarketPayload<T>>, ProblemHttpResult>> AnswerAsync<T>(
        HttpContext context, string market, string? symbol, int reads, Func<Instrument, Task<T>> read)
    {
        if (!MarketNames.TryParse(market, out var known, out var problem)
            || !catalog.TryFind(known, symbol, out var instruments, out problem))
            return problem;
        if (await budget.TakeAsync(context, reads * instruments.Length) is { } refusal)
            return refusal;
        var symbols = await Task.WhenAll(instruments.Select(read));
        return TypedResults.Ok(
            new MarketPayload<T>(MarketNames.NameOf(known), time.GetUtcNow().UtcDateTime, [.. symbols]));
    }
}
