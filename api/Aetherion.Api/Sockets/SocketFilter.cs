using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Api.Rest;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aetherion.Api.Sockets;

/// <summary>What a client of a WebSocket asks for in the query string: market, symbols, types, timeframes.</summary>
internal sealed record SocketFilter(
    ImmutableArray<Instrument> Instruments, MessageTypes Types, ImmutableArray<Timeframe> Timeframes)
{
    private static readonly Dictionary<string, MessageTypes> TypesByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tick"] = MessageTypes.Tick,
        ["quote"] = MessageTypes.Quote,
        ["book"] = MessageTypes.Book,
        ["candle"] = MessageTypes.Candle,
        ["volume"] = MessageTypes.Volume,
    };

    public static bool TryRead(
        IQueryCollection query,
        IInstrumentCatalog catalog,
        [NotNullWhen(true)] out SocketFilter? filter,
        [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        filter = null;
        if (!TryReadInstruments(query, catalog, out var instruments, out problem)
            || !TryReadTypes(query["types"], out var types, out problem)
            || !TryReadTimeframes(query["timeframe"], out var timeframes, out problem))
            return false;
        filter = new SocketFilter(instruments, types, timeframes);
        return true;
    }

    private static bool TryReadInstruments(
        IQueryCollection query,
        IInstrumentCatalog catalog,
        out ImmutableArray<Instrument> instruments,
        [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        instruments = [];
        problem = null;
        Market? market = null;
        if (query["market"].FirstOrDefault() is { } name)
        {
            if (!MarketNames.TryParse(name, out var known, out problem))
                return false;
            market = known;
        }
        var symbols = Split(query["symbol"]);
        if (symbols.IsEmpty)
            return catalog.TryFind(market, null, out instruments, out problem);
        foreach (var symbol in symbols)
        {
            if (!catalog.TryFind(market, symbol, out var found, out problem))
                return false;
            if (!instruments.Contains(found[0]))
                instruments = instruments.AddRange(found);
        }
        return true;
    }

    private static bool TryReadTypes(
        string? text, out MessageTypes types, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        problem = null;
        types = text is null ? MessageTypes.Default : MessageTypes.None;
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
        string? text, out ImmutableArray<Timeframe> timeframes, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        timeframes = [];
        problem = null;
        foreach (var name in text is null ? [TimeframeNames.Default.ToString()] : Split(text))
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
