using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Goes through the recordings of a session once, and tells what becomes of the symbols that its venues feed by turns: their rules, and
/// which events and bars they have.
/// </summary>
internal sealed class TurnScan : IReplaySink
{
    private const int CancellationMask = 0xFFFF;

    private readonly List<SeenTurns> _seen = [];

    private TurnScan()
    {
    }

    IVenueSink IReplaySink.Venues { get; } = new NoVenueSink();

    /// <summary>What is lacking of them.</summary>
    public ImmutableArray<MissingRest> Missing { get; private set; } = [];

    /// <summary>By their ids.</summary>
    public ImmutableArray<ReplayedSymbol> Symbols =>
    [
        .. _seen.Select(seen => seen.Symbol).OfType<ReplayedSymbol>()
            .OrderBy(symbol => symbol.Instrument.Id.ToString(), StringComparer.Ordinal),
    ];

    /// <param name="to">What was received after that time is left out.</param>
    /// <exception cref="RecordingException">A recording cannot be read, or that of a venue is not there.</exception>
    public static TurnScan Read(
        SessionRecording recording, DateTime? to, CancellationToken cancellationToken)
    {
        TurnScan scan = new();
        using var sources = MergedSources.Open(recording, scan, to);
        for (var count = 0L; sources.Next() is { } source; count++)
        {
            if ((count & CancellationMask) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            source.Handle();
        }
        scan.Missing = sources.Missing;
        return scan;
    }

    IFallbackSink IReplaySink.Begin(InstrumentId instrument, VenueStart start)
    {
        SeenTurns seen = new(start);
        _seen.Add(seen);
        return seen;
    }

    void IReplaySink.Add(InstrumentId instrument, in MarketEvent marketEvent)
    {
    }
}
