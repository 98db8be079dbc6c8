using System.Collections.Immutable;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Goes through a recording once, through its session and nothing else, and tells what is in it: symbols with their rules, and
/// which of their events and bars it leads to.
/// </summary>
public sealed class RecordingScan : IVenueSink
{
    private const int CancellationMask = 0xFFFF;

    private readonly Dictionary<VenueSymbol, SeenSymbol> _seen = [];

    private RecordingScan()
    {
    }

    /// <summary>By their ids.</summary>
    public ImmutableArray<ReplayedSymbol> Symbols { get; private set; } = [];

    public long InputCount { get; private set; }

    /// <summary>What was done with bots, in the order of the recording.</summary>
    public ImmutableArray<BotCommand> BotCommands { get; private set; } = [];

    /// <summary>Of all inputs that were gone through.</summary>
    public string InputsSha256 { get; private set; } = "";

    /// <param name="to">Inputs after that time are left out.</param>
    /// <exception cref="RecordingException">The recording cannot be read or its venue not be replayed.</exception>
    public static RecordingScan Read(string folder, DateTime? to, CancellationToken cancellationToken)
    {
        RecordingScan scan = new();
        using var reader = RecordingReader.Open(folder);
        using InputHasher hasher = new();
        // What comes of turns follows from the venues beside them as well.
        var session = RecordedTurns.IsOf(reader.Manifest) ? null : RecordedSessions.Create(reader.Manifest, scan);
        var commands = ImmutableArray.CreateBuilder<BotCommand>();
        while (reader.TryRead(out var input) && !(input.ReceivedTime > to))
        {
            if ((hasher.Count & CancellationMask) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            hasher.Add(input);
            if (input.Kind == VenueInputKind.BotCommand)
                commands.Add(Decode(input, folder));
            if (session is not null)
                RecordedSessions.Handle(session, input, reader.End, folder);
        }
        scan.BotCommands = commands.ToImmutable();
        scan.Symbols = scan.Result();
        scan.InputCount = hasher.Count;
        scan.InputsSha256 = hasher.Sha256();
        return scan;
    }

    private static BotCommand Decode(in VenueInput input, string folder)
    {
        try
        {
            return BotCommandRow.Decode(input);
        }
        catch (RecordingException exception)
        {
            throw new RecordingException($"{folder}: {exception.Message}", exception);
        }
    }

    void IVenueSink.Listed(VenueSymbol symbol, Instrument instrument)
    {
        if (!_seen.TryGetValue(symbol, out var seen))
            _seen.Add(symbol, seen = new SeenSymbol());
        seen.Instrument = instrument;
    }

    void IVenueSink.Publish(VenueSymbol symbol, in MarketEvent marketEvent) => _seen[symbol].Add(marketEvent);

    void IVenueSink.PublishChange(
        VenueSymbol symbol, in MarketEvent change, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks) =>
        ((IVenueSink)this).Publish(symbol, change);

    void IVenueSink.Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles) =>
        _seen[symbol].Reach(candles[^1].CloseTime);

    void IVenueSink.Advance(VenueSymbol symbol, DateTime time) => _seen[symbol].Reach(time);

    void IVenueSink.Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    void IVenueSink.FeedChanged(VenueSymbol symbol)
    {
    }

    void IVenueSink.Execute(in VenueCommand command)
    {
    }

    /// <summary>A symbol that was left and wanted again goes on where it was.</summary>
    private ImmutableArray<ReplayedSymbol> Result() =>
    [
        .. _seen.GroupBy(pair => pair.Key.Id.ToString(), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ReplayedSymbol(
                group.Last().Value.Instrument!,
                group.Select(pair => pair.Value.FirstSequence).FirstOrDefault(sequence => sequence > 0),
                group.Max(pair => pair.Value.LastSequence),
                group.Max(pair => pair.Value.Until),
                group.First().Key.Start is { LastSequence: 0, KnownUntil.Ticks: 0 })
            {
                HasBooks = group.Any(pair => pair.Value.HasBooks),
            }),
    ];
}
