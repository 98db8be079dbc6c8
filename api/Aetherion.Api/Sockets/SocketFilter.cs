using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Api.Rest;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Sockets;

/// <summary>What a client of a WebSocket asks for in the query string: market, symbols, types, timeframes.</summary>
internal sealed record SocketFilter(
    ImmutableArray<Instrument> Instruments, MessageTypes Types, ImmutableArray<Timeframe> Timeframes)
{
    public const string MarketText = "One market; capitals do not matter. Left out: every market.";
    public const string SymbolText =
        "Symbols or their ids `venue:symbol`, apart by commas; capitals do not matter. Left out: every symbol.";

    /// <summary>What <see cref="MessageTypes.Default"/> is called in an address.</summary>
    public const string TypesDefault = "tick,candle,volume";

    private static readonly Dictionary<string, MessageTypes> TypesByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tick"] = MessageTypes.Tick,
        ["quote"] = MessageTypes.Quote,
        ["book"] = MessageTypes.Book,
        ["candle"] = MessageTypes.Candle,
        ["volume"] = MessageTypes.Volume,
    };

    public static bool TryRead(
        string? market,
        string? symbols,
        string types,
        string timeframes,
        IInstrumentCatalog catalog,
        [NotNullWhen(true)] out SocketFilter? filter,
        [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        filter = null;
        if (!TryReadInstruments(market, symbols, catalog, out var instruments, out problem)
            || !TryReadTypes(types, out var wanted, out problem)
            || !TryReadTimeframes(timeframes, out var lengths, out problem))
            return false;
        filter = new SocketFilter(instruments, wanted, lengths);
        return true;
    }

    public static bool TryReadInstruments(
        string? market,
        string? symbols,
        IInstrumentCatalog catalog,
        out ImmutableArray<Instrument> instruments,
        [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        instruments = [];
        problem = null;
        Market? within = null;
        if (market is not null)
        {
            if (!MarketNames.TryParse(market, out var known, out problem))
                return false;
            within = known;
        }
        var names = Split(symbols);
        if (names.IsEmpty)
            return catalog.TryFind(within, null, out instruments, out problem);
        foreach (var name in names)
        {
            if (!catalog.TryFind(within, name, out var found, out problem))
                return false;
            if (!instruments.Contains(found[0]))
                instruments = instruments.AddRange(found);
        }
        return true;
    }

    private static bool TryReadTypes(
        string text, out MessageTypes types, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        problem = null;
        types = MessageTypes.None;
        foreach (var name in Split(text))
        {
            if (!TypesByName.TryGetValue(name, out var type))
            {
                problem = RestProblem.BadRequest(
                    $"There is no message type '{name}'. There are {string.Join(", ", TypesByName.Keys)}.");
                return false;
            }
            types |= type;
        }
        if (types == MessageTypes.None)
            problem = RestProblem.BadRequest($"No type is asked for. There are {string.Join(", ", TypesByName.Keys)}.");
        return problem is null;
    }

    private static bool TryReadTimeframes(
        string text, out ImmutableArray<Timeframe> timeframes, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        timeframes = [];
        problem = null;
        foreach (var name in Split(text))
        {
            if (!TimeframeNames.TryParse(name, out var timeframe, out problem))
                return false;
            if (!timeframes.Contains(timeframe))
                timeframes = timeframes.Add(timeframe);
        }
        return true;
    }

    private static ImmutableArray<string> Split(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
