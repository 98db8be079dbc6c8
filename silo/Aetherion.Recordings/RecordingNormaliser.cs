using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Goes through a recording of inputs and writes what its session makes of them as a normalised recording, which replays faster
/// and holds less: no bars of the past, no answers, no clock.
/// </summary>
public sealed class RecordingNormaliser : IVenueSink
{
    private readonly EventRecordingWriter _writer;

    private RecordingNormaliser(EventRecordingWriter writer) => _writer = writer;

    /// <summary>The number of events written.</summary>
    /// <exception cref="RecordingException">The recording cannot be read, or the new folder is not empty.</exception>
    public static long Run(string folder, string target, TimeProvider time, CancellationToken cancellationToken)
    {
        using var reader = RecordingReader.Open(folder);
        using var writer = EventRecordingWriter.Create(
            target, reader.Manifest with { Instruments = [], Session = null, Source = $"normalised: {reader.Manifest.Source}" }, time);
        var session = RecordedSessions.Create(reader.Manifest, new RecordingNormaliser(writer));
        while (reader.TryRead(out var input))
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Handle(input);
        }
        return writer.Complete("normalised").Rows;
    }

    void IVenueSink.Listed(VenueSymbol symbol, Instrument instrument) => _writer.List(instrument);

    void IVenueSink.Publish(VenueSymbol symbol, in MarketEvent marketEvent) => _writer.Add(symbol.Id, marketEvent);

    void IVenueSink.Backfill(VenueSymbol symbol, Timeframe timeframe, ReadOnlySpan<Candle> candles)
    {
    }

    void IVenueSink.Advance(VenueSymbol symbol, DateTime time)
    {
    }

    void IVenueSink.Mark(VenueSymbol symbol, in VenueMarkPrice price)
    {
    }

    void IVenueSink.FeedChanged(VenueSymbol symbol)
    {
    }

    void IVenueSink.Execute(in VenueCommand command)
    {
    }
}
