using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Rest;

/// <summary>Reads the market and symbol of a path or query as older clients write them.</summary>
internal static class MarketNames
{
    public const string PathText = "The market; capitals do not matter.";
    public const string PathSymbolText = "The symbol, or its id `venue:symbol`; capitals do not matter.";
    public const string SymbolText = "One symbol, or its id `venue:symbol`; capitals do not matter. Left out: every symbol.";

    public static string NameOf(Market market) => market.ToString().ToUpperInvariant();

    public static bool TryParse(
        string? text, out Market market, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        foreach (var known in Enum.GetValues<Market>())
        {
            if (string.Equals(text, NameOf(known), StringComparison.OrdinalIgnoreCase))
            {
                market = known;
                problem = null;
                return true;
            }
        }
        market = default;
        problem = RestProblem.NotFound(
            $"There is no market '{text}'. There are {string.Join(", ", Enum.GetValues<Market>().Select(NameOf))}.");
        return false;
    }

    /// <summary>
    /// The instruments of a market that are fed: all of them, or the one of that symbol or instrument id.
    /// </summary>
    public static bool TryFind(
        this IInstrumentCatalog catalog,
        Market? market,
        string? symbol,
        out ImmutableArray<Instrument> found,
        [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        problem = null;
        var all = catalog.Active.Where(instrument => market is null || instrument.Market == market).ToImmutableArray();
        found = symbol is null ? all : [.. all.Where(instrument => IsNamed(instrument, symbol)).Take(1)];
        if (symbol is null || !found.IsEmpty)
            return true;
        var place = market is { } named ? $" in the market {NameOf(named)}" : "";
        problem = RestProblem.NotFound(
            $"There is no symbol '{symbol}'{place}. There are {Some(all)}.");
        return false;
    }

    private static bool IsNamed(Instrument instrument, string symbol) =>
        string.Equals(instrument.Id.Symbol, symbol, StringComparison.OrdinalIgnoreCase)
        || string.Equals(instrument.Id.ToString(), symbol, StringComparison.OrdinalIgnoreCase);

    private static string Some(ImmutableArray<Instrument> instruments)
    {
        const int NamedMax = 20;
        var names = string.Join(", ", instruments.Take(NamedMax).Select(instrument => instrument.Id.Symbol));
        return instruments.Length switch
        {
            0 => "none",
            > NamedMax => $"{names} and {instruments.Length - NamedMax} more",
            _ => names,
        };
    }
}
